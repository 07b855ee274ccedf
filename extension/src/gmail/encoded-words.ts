/** Decodes `=?charset?B|Q?text?=` in a header (RFC 2047). What cannot be decoded is left as it stands. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  const parts = text.split(/(=\?[^?\s]{1,40}\?[bqBQ]\?[^?\s]*\?=)/);
  let decoded = '';
  let afterWord = false;
  for (const part of parts) {
    const word = decodeWord(part);
    if (word === null && afterWord && part.trim() === '') continue;
    decoded += word ?? part;
    afterWord = word !== null;
  }
  return decoded.trim();
}

function decodeWord(part: string): string | null {
  if (!part.startsWith('=?') || !part.endsWith('?=')) return null;
  const [charset, encoding, text] = part.slice(2, -2).split('?');
  if (!charset || !encoding || text === undefined) return null;
  try {
    const bytes = encoding.toLowerCase() === 'b' ? bytesOf(atob(text)) : quotedBytes(text);
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

function quotedBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return bytesOf(plain);
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
