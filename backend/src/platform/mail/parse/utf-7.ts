const declared = ['utf-7', 'UTF-7', 'Utf-7'].map((name) => Buffer.from(name));
const run = /\+([A-Za-z0-9+/]*)-?/g;

interface Texts {
  text?: string | undefined;
  html?: string | undefined;
}

/** Decodes UTF-7 (RFC 2152), which the world's decoders leave out, in the texts of a mail that declares it. */
export function utf7Texts(message: Uint8Array, { text, html }: Texts): Texts {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  if (!declared.some((name) => bytes.includes(name))) return { text, html };
  return { text: text && decodeUtf7(text), html: html && decodeUtf7(html) };
}

/** The text that UTF-7 stands for; what is no UTF-7 stays as it is. */
export function decodeUtf7(text: string): string {
  return text.replace(run, (whole, encoded: string) => {
    if (encoded === '') return whole === '+-' ? '+' : whole;
    const bytes = Buffer.from(encoded, 'base64');
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return even.length === 0 ? whole : Buffer.from(even).swap16().toString('utf16le');
  });
}
