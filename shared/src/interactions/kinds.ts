/** The talks that people log, in the order in which they are offered; apart from the schema, so that screens need no zod. */
export const interactionKinds = [
  'call',
  'meeting',
  'chat',
  'training',
  'check_in',
  'feedback',
  'issue_report',
  'handoff',
] as const;
export type InteractionKind = (typeof interactionKinds)[number];
