/** One thing of every kind, by the kind of its id, and words that find it. */
export interface Things {
  customer: string;
  person: string;
  /** Takes over what others leave. */
  successor: string;
  invitation: string;
  heldMail: string;
  archive: string;
  contact: string;
  document: string;
  task: string;
  note: string;
  interaction: string;
  followUp: string;
  promise: string;
  mailbox: string;
  /** A conversation in a mailbox of the person's own. */
  ownThread: string;
  message: string;
  draft: string;
  canned: string;
  mailClient: string;
  block: string;
  timeEntry: string;
  thread: string;
  /** Two mails that were merged by hand, the second of them, and the merge. */
  conversation: string;
  part: string;
  arrangement: string;
  rule: string;
  apiKey: string;
  passkey: string;
  account: string;
  ssoConnection: string;
  batch: string;
  relink: string;
  view: string;
  /** Domain of mails that wait for review. */
  waiting: string;
}
export type Kind = Exclude<keyof Things, 'waiting'>;
