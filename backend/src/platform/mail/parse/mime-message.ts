import { isUtf8 } from 'node:buffer';
import type { MailHeaders } from './mail-headers.js';
import { PARSE_LIMITS } from './parse-limits.js';

const TEXT = /^\s*text\/(?:plain|html)\b/i;
const ASCII_CHARSET = /;\s{0,20}charset\s{0,20}=\s{0,20}"?(?:us-)?ascii"?/i;
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
  const written = headers.raw('content-type') ?? 'text/plain';
  const encoding = headers.raw('content-transfer-encoding') ?? '7bit';
  const isPlainText = TEXT.test(written) && !/base64|quoted-printable/i.test(encoding);
  const type = isPlainText ? withCharset(written, body) : written;
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

// A body that is neither declared nor, against its declaration, ASCII: UTF-8 if it can be, else windows-1252.
function withCharset(contentType: string, body: Buffer): string {
  const isDeclared = /charset/i.test(contentType) && !ASCII_CHARSET.test(contentType);
  if (isDeclared) return contentType;
  const bare = contentType.replace(ASCII_CHARSET, '').replace(/[\s;]{0,20}$/, '');
  return `${bare}; charset=${isUtf8(body) ? 'utf-8' : 'windows-1252'}`;
}
