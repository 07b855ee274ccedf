import type { MailTier } from '@threadline/shared/mailboxes/choices';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';

/** A mail on its way into the store, with what its mailbox lets be kept of it. */
export interface ArrivingMail {
  mail: ParsedMail;
  tier: Exclude<MailTier, 'none'>;
  /** Names that the mailbox gives it. */
  labels: readonly string[];
  /** Its source; null where that is not kept. */
  raw: { hash: string; bytes: Uint8Array } | null;
}

/** A mail of which all but the source is kept. */
export function arriving(mail: ParsedMail): ArrivingMail {
  return { mail, tier: 'full', labels: [], raw: null };
}

/** The Message-ID under which a mail comes, or that of its content where it has none. */
export function idOf({ messageId, syntheticMessageId }: ParsedMail): string {
  return messageId ?? syntheticMessageId;
}
