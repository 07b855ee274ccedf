import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messageIdHash } from '../message-id-hash.js';
import { idOf } from './arriving-mail.js';
import type { KnownMessage } from './known-mail.js';
import type { MailBatch } from './mail-batch.js';
import { isSameLetter } from './same-letter.js';

/** Which mail it is. */
export interface Identity {
  rfcMessageId: string;
  /** The same mail, where it is stored. */
  known: KnownMessage | undefined;
  /** Another mail that had its Message-ID first. */
  taken: KnownMessage | null;
}

/** Finds a mail by its Message-ID; one that came under the id of another is known by its content. */
export async function identify(batch: MailBatch, mail: ParsedMail): Promise<Identity> {
  const rfcMessageId = idOf(mail);
  const first = batch.known.messages.get(messageIdHash(rfcMessageId));
  if (!first) return { rfcMessageId, known: undefined, taken: null };
  if (first.contentHash !== mail.contentHash) await batch.write();
  if (await isSameLetter(batch.ctx, first, mail)) return { rfcMessageId, known: first, taken: null };
  const own = mail.syntheticMessageId;
  return { rfcMessageId: own, known: batch.known.messages.get(messageIdHash(own)), taken: first };
}
