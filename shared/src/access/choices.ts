/** What can be asked about. A thread stands for its mail. */
export const accessKinds = [
  'customer',
  'contact',
  'task',
  'note',
  'thread',
  'document',
  'follow_up',
  'time_entry',
] as const;
export type AccessKind = (typeof accessKinds)[number];
