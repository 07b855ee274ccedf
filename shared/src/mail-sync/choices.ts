/** `waiting`: not begun. `back_fill`: old mail comes in. `live`: up to date. `problem`: not until somebody acts. */
export const connectionStates = ['waiting', 'back_fill', 'live', 'paused', 'problem'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** What keeps a connection from going on; each has a sentence that says what to do. */
export const connectionProblems = [
  'refused_sign_in',
  'revoked',
  'unreachable',
  'untrusted_certificate',
  'limited',
  'mailbox_gone',
  'broken_answer',
] as const;
export type ConnectionProblem = (typeof connectionProblems)[number];

/** What a folder is for. */
export const folderRoles = ['inbox', 'sent', 'archive', 'junk', 'trash', 'drafts', 'all', 'other'] as const;
export type FolderRole = (typeof folderRoles)[number];

/** What became of one mail of a mailbox. */
export const remoteOutcomes = ['stored', 'duplicate', 'skipped', 'rejected'] as const;
export type RemoteOutcome = (typeof remoteOutcomes)[number];
