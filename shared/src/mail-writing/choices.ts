/** What a mail that is being written is. */
export const draftModes = ['new', 'reply', 'reply_all', 'forward'] as const;
export type DraftMode = (typeof draftModes)[number];

/**
 * From writing to delivery. `queued` can be taken back until it is `sending`. `unsure`: sending was cut off, and the mail
 * may have gone out.
 */
export const draftStates = ['draft', 'queued', 'sending', 'sent', 'failed', 'unsure', 'discarded'] as const;
export type DraftState = (typeof draftStates)[number];

/** While a mail is in one of these states its writer can change it. */
export const openStates = ['draft', 'failed', 'unsure'] as const satisfies readonly DraftState[];

/** Why a mail has not gone out. Of `unsure` alone nobody knows. */
export const draftProblems = [
  'not_allowed',
  'mailbox_lost',
  'answered_gone',
  'file_gone',
  'refused',
  'connection',
  'unreachable',
  'limited',
  'not_connected',
  'unsure',
] as const;
export type DraftProblem = (typeof draftProblems)[number];
