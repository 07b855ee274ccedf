import { createHash } from 'node:crypto';
import { canonicalSubject } from './canonical-subject.js';
import type { ParsedMail } from './parsed-mail.js';

interface Letter extends Pick<ParsedMail, 'from' | 'date' | 'subject' | 'to' | 'text'> {
  /** As written: two unreadable dates are told apart by it. */
  writtenDate: string;
  /** SHA-256 of each attachment. */
  attachments: readonly string[];
}

/**
 * SHA-256 over who wrote what to whom and when, as it reads: the copies of one mail in two mailboxes share it, though
 * servers have folded, encoded and wrapped them anew, trimmed lines, or put the name of a list before the subject.
 */
export function contentHash({ from, date, subject, to, text, writtenDate, attachments }: Letter): string {
  const parts = [
    from?.address.toLowerCase() ?? '',
    date ?? writtenDate,
    canonicalSubject(subject),
    [...new Set(to.map(({ address }) => address.toLowerCase()))].sort().join(','),
    asRead(text),
    [...attachments].sort().join(','),
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}\n`);
  return hash.digest('hex');
}

/** A Message-ID for a mail without one; `.invalid` can belong to nobody (RFC 2606). */
export function syntheticMessageId(hash: string): string {
  return `sha256-${hash}@threadline.invalid`;
}

/** Text without what servers change on its way: white space, and the mark before "From" at the begin of a line. */
export function asRead(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^>+(?=From )/gm, '')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
}
