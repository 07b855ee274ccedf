/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const binKinds = [
  'customer',
  'contact',
  'task',
  'note',
  'interaction',
  'follow_up',
  'document',
  'time_entry',
] as const;
export type BinKind = (typeof binKinds)[number];

/** How long what was removed can be brought back. */
export const binDays = 30;
