import type { NamedAddress } from './mail-reading.js';

const address =
  /[^\s<>()[\]"',;:|]{1,128}@[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff.-]{0,250}[a-z0-9\u00a1-\uffff])/iu;

/** The first address in a text, its domain in lower case; null where there is none. */
export function addressIn(text: string): string | null {
  const found = address.exec(text.slice(0, 2_000))?.[0];
  if (found === undefined) return null;
  const at = found.lastIndexOf('@');
  return `${found.slice(0, at)}@${found.slice(at + 1).toLowerCase()}`;
}

/** Reads what stands in a quoted From field: "Anna Ek <anna@…>", "Anna Ek [mailto:anna@…]", an address, a name. */
export function namedAddressOf(written: string): NamedAddress | null {
  const text = written
    .slice(0, 1_000)
    .replace(/[*\u200e\u200f]/g, '')
    .replace(/mailto:/gi, '')
    .trim();
  const found = addressIn(text);
  const before = found === null ? text : text.slice(0, text.toLowerCase().indexOf(found.toLowerCase()));
  const name = before
    .replace(/[<>[\]("']/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s(?:im auftrag von|on behalf of)\s.*$/i, '')
    .trim();
  if (found === null && name === '') return null;
  return { address: found, name: name === '' ? null : name.slice(0, 200) };
}
