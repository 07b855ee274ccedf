import type { MailReading } from '../read/index.js';

/** One mailbox of a header. The address always holds an @; its domain is in lower case, the local part as written. */
export interface MailAddress {
  name: string;
  address: string;
}

export interface MailAttachment {
  /** Without folders, controls, and marks that turn text around. */
  name: string;
  type: string;
  /** Decoded size in bytes. */
  size: number;
  /** These are there where contents were asked for. */
  contentId?: string | null;
  /** Part of the text, such as a picture in it. */
  inline?: boolean;
  /** SHA-256 of the bytes, hex. */
  hash?: string;
  content?: Uint8Array;
}

/** Stable words for what had to be repaired, cut or left out while a mail was read. */
export type MailWarning =
  | 'addresses_truncated'
  | 'bad_date'
  | 'bad_from'
  | 'bad_message_id'
  | 'headers_truncated'
  | 'html_dropped'
  | 'missing_date'
  | 'missing_from'
  | 'missing_message_id'
  | 'references_truncated'
  | 'repeated_header'
  | 'subject_truncated'
  | 'text_truncated';

export interface ParsedMail {
  /** Without angle brackets, exact case; null when missing or unusable. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  /** ISO instant; null when absent, unreadable, before 1970 or after 2100. */
  date: string | null;
  from: MailAddress | null;
  sender: MailAddress | null;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  text: string;
  html: string | null;
  attachments: MailAttachment[];
  /** What it says beyond its fields: its new text, and whether it is a bounce, an invitation and so on. */
  reading: MailReading;
  autoSubmitted: boolean;
  listId: string | null;
  /** What the receiving server found of the sender’s address; absent where it says nothing. */
  fromProven?: boolean;
  contentHash: string;
  /** Stands in for a Message-ID that is missing; the same content always gives the same one. */
  syntheticMessageId: string;
  warnings: MailWarning[];
}

export type MailRejectionCode =
  | 'empty'
  | 'not_a_mail'
  | 'too_large'
  | 'too_deep'
  | 'too_many_parts'
  | 'headers_too_large'
  | 'timed_out'
  | 'crashed'
  | 'pool_closed';

/** A mail that is not taken in, with a sentence for the import report. */
export interface MailRejection {
  rejected: true;
  code: MailRejectionCode;
  reason: string;
}

export type MailResult = ParsedMail | MailRejection;

/** Builds the rejection of one mail. */
export function rejectMail(code: MailRejectionCode, reason: string): MailRejection {
  return { rejected: true, code, reason };
}

/** Tells a rejection from a parsed mail. */
export function isRejected(result: MailResult): result is MailRejection {
  return 'rejected' in result;
}
