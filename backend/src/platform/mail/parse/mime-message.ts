import type { MailHeaders } from './mail-headers.js';

const MIME_FIELDS = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'];

/**
 * The message for the MIME parser: its body under the MIME fields alone, so that no other header reaches the
 * parser, however long or many they are. A body in a single-byte character set that nobody declared is declared.
 */
export function asMimeMessage(headers: MailHeaders, body: Buffer): Uint8Array {
  const lines = MIME_FIELDS.flatMap((name) => {
    const value = headers.raw(name);
    return value === undefined ? [] : [`${name}: ${name === 'content-type' ? withCharset(value, body) : value}`];
  });
  if (!headers.has('content-type')) lines.push(`content-type: ${withCharset('text/plain', body)}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

function withCharset(contentType: string, body: Buffer): string {
  const isText = /^\s*text\/(?:plain|html)\b/i.test(contentType);
  if (!isText || /charset/i.test(contentType) || isUtf8(body)) return contentType;
  return `${contentType.replace(/[\s;]+$/, '')}; charset=windows-1252`;
}

function isUtf8(body: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}
