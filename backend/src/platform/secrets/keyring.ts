import { hkdfSync } from 'node:crypto';

/** A key-encryption key: what wraps the data keys of sealed values. */
export interface SecretKey {
  id: string;
  /** 32 bytes. */
  secret: Buffer;
}

/** What is left of a key that was retired: enough to check what it signed, nothing to open what it sealed. */
export interface RetiredKey {
  id: string;
  purposes: Buffer;
}

/** All keys of the product at one moment. The current one seals; every one of `keys` opens. */
export interface Keyring {
  /** The current key first, then the ones before it. */
  keys: readonly [SecretKey, ...SecretKey[]];
  retired: readonly RetiredKey[];
}

/** Where the keys come from; asked anew each time, since a file may have been rewritten in between. */
export type KeyringSource = () => Keyring;

const keyId = /^[A-Za-z0-9_-]{1,32}$/;

/** The keys of a text such as "2026a:<base64>,2025b:<base64>", current first; null where it is malformed. */
export function parseKeys(text: string): [SecretKey, ...SecretKey[]] | null {
  const keys = text.split(',').map((part) => parseKey(part.trim()));
  const [current, ...previous] = keys.filter((key) => key !== null);
  const distinct = new Set(keys.map((key) => key?.id)).size === keys.length;
  return current && previous.length === keys.length - 1 && distinct ? [current, ...previous] : null;
}

/** One key of the form id:base64; null where the id or the 32 bytes are not as they should be. */
export function parseKey(text: string): SecretKey | null {
  const at = text.indexOf(':');
  const id = text.slice(0, Math.max(at, 0));
  const encoded = text.slice(at + 1);
  const secret = Buffer.from(encoded, 'base64');
  if (!keyId.test(id) || secret.length !== 32) return null;
  return secret.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '') ? { id, secret } : null;
}

export const formatKey = ({ id, secret }: SecretKey): string => `${id}:${secret.toString('base64')}`;

/** The root from which a key's purpose keys come. The key itself cannot be found from it. */
export const purposesOf = ({ secret }: SecretKey): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'threadline purposes', 32));
