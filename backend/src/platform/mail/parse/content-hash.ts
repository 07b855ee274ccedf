import { createHash } from 'node:crypto';
import type { MailHeaders } from './mail-headers.js';

const HASHED_FIELDS = ['from', 'date', 'subject', 'to'];

/**
 * SHA-256 over From, Date, Subject, To and the body. Other headers are left out, line ends and the blank end of
 * the body do not count: the copies of one mail in two mailboxes differ in Received lines but share this hash.
 */
export function contentHash(headers: MailHeaders, body: Buffer): string {
  const hash = createHash('sha256');
  for (const name of HASHED_FIELDS) {
    const value = headers.all(name).join(', ').replace(/\s+/g, ' ');
    hash.update(`${name}:${Buffer.byteLength(value)}:${value}\n`);
  }
  return hash.update(withUnixLineEnds(body)).digest('hex');
}

/** A Message-ID for a mail without one; `.invalid` can belong to nobody (RFC 2606). */
export function syntheticMessageId(hash: string): string {
  return `sha256-${hash}@threadline.invalid`;
}

function withUnixLineEnds(body: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0;
    if (byte === 0x0d && body[index + 1] === 0x0a) continue;
    kept[length] = byte === 0x0d ? 0x0a : byte;
    length += 1;
  }
  while (length > 0 && isBlank(kept[length - 1])) length -= 1;
  return kept.subarray(0, length);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x20 || byte === 0x09;
}
