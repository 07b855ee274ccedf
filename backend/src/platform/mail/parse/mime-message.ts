import { isUtf8 } from 'node:buffer';
import type { MailHeaders } from './mail-headers.js';
import { PARSE_LIMITS } from './parse-limits.js';

const TEXT = /^\s*text\/(?:plain|html)\b/i;
const NAMED_FIELDS = ['content-disposition', 'content-id'];

export interface MimeMessage {
  bytes: Uint8Array;
  /** True when a body of plain text was cut to what will be shown of it. */
  truncated: boolean;
}

/**
 * The message for the MIME parser: its body under the MIME fields alone, so that no other header reaches the
 * parser, however long or many they are. A body in a single-byte character set that nobody declared is declared.
 */
export function asMimeMessage(headers: MailHeaders, body: Buffer): MimeMessage {
  const type = withCharset(headers.raw('content-type') ?? 'text/plain', body);
  const encoding = headers.raw('content-transfer-encoding') ?? '7bit';
  const isPlainText = TEXT.test(type) && !/base64|quoted-printable/i.test(encoding);
  const kept = isPlainText ? body.subarray(0, usefulBytes(type)) : body;
  const lines = [
    `content-type: ${type}`,
    `content-transfer-encoding: ${isPlainText ? 'base64' : encoding}`,
    ...NAMED_FIELDS.filter((name) => headers.has(name)).map((name) => `${name}: ${headers.raw(name)}`),
  ];
  // The parser takes ten microseconds for each line that is not encoded, but little for one long encoded line.
  const content = isPlainText ? Buffer.from(kept.toString('base64')) : kept;
  return {
    bytes: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), content]),
    truncated: kept.length < body.length,
  };
}

function usefulBytes(contentType: string): number {
  return /html/i.test(contentType) ? PARSE_LIMITS.htmlCharacters + 1 : PARSE_LIMITS.textBytes;
}

function withCharset(contentType: string, body: Buffer): string {
  if (!TEXT.test(contentType) || /charset/i.test(contentType) || isUtf8(body)) return contentType;
  return `${contentType.replace(/[\s;]{0,20}$/, '')}; charset=windows-1252`;
}
