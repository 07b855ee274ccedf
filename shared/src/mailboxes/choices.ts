/** Whose mail it is. `shared`: seen by all who work for the customer. `personal`: by its owner alone. */
export const mailboxKinds = ['shared', 'personal'] as const;
export type MailboxKind = (typeof mailboxKinds)[number];

/**
 * How much of a mail is kept, the least first. `none`: nothing. `metadata`: who wrote to whom, and when. `subject`: that
 * and the subject. `full`: everything.
 */
export const mailTiers = ['none', 'metadata', 'subject', 'full'] as const;
export type MailTier = (typeof mailTiers)[number];

/** Which mail is kept. `known`: with customers only. `all`: also of people whom nobody knows yet. */
export const mailboxStores = ['known', 'all'] as const;
export type MailboxStore = (typeof mailboxStores)[number];

/** Through what a mailbox is read and written. */
export const mailVendors = ['imap', 'gmail', 'graph'] as const;
export type MailVendor = (typeof mailVendors)[number];

/** What makes mail that was kept be looked through again, so that no more of it stays than is agreed to now. */
export const mailPurgeCauses = ['block', 'tier', 'labels', 'kind', 'removed'] as const;
export type MailPurgeCause = (typeof mailPurgeCauses)[number];

/** How long a removed mailbox can be brought back before its mail goes, where its mail is to go. */
export const mailboxReturnMinutes = 60;
