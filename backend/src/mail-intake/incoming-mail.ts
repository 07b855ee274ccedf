import type { MailboxStore } from '@threadline/shared/mailboxes/choices';
import type { Ctx } from '../platform/db/in-org.js';
import type { FileStore } from '../platform/files/file-store.js';
import type { MailResult } from '../platform/mail/parse/index.js';

/** One mail as it comes in, and what was read of it. */
export interface IncomingMail {
  raw: Uint8Array;
  mail: MailResult;
  /** Names that its mailbox gives it, of folders too. */
  labels?: readonly string[];
}

export interface IntakeTarget {
  orgId: string;
  mailboxId: string;
  source: 'import' | 'imap' | 'gmail' | 'graph';
  /** Instead of what the mailbox says; only ever less than a mailbox of one's own lets colleagues see. */
  store?: MailboxStore | undefined;
  files: FileStore;
  /** Work that is done together with the mails or not at all, in the same transaction. */
  alongside?: ((ctx: Ctx, taken: readonly Taken[]) => Promise<void>) | undefined;
}

/** What became of one mail. */
export type Taken = TakenMail | SkippedMail | RejectedMail;

export interface TakenMail {
  outcome: 'stored' | 'duplicate';
  messageId: string;
  threadId: string;
  rfcMessageId: string;
  /** The primary one first. */
  customers: string[];
  /** Its Message-ID was another mail's already, hence it has one of its own. */
  idTaken: boolean;
  /** Stored, and nobody knows whose it is: it waits in the review queue. */
  unmatched: boolean;
}

export interface SkippedMail {
  outcome: 'skipped';
  reason: SkipReason;
}

/** Why a mail is not kept: its people, or what its mailbox allows. */
export type SkipReason = 'internal' | 'unknown_sender' | 'blocked' | 'label' | 'tier_none';

export interface RejectedMail {
  outcome: 'rejected';
  /** A sentence. */
  reason: string;
}
