import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Keyring, type KeyringSource, purposesOf } from './keyring.js';
import { SecretUnreadable } from './secret-unreadable.js';

/** Where a sealed value stands. Anywhere else it does not open. */
export interface SecretPlace {
  orgId: string;
  table: string;
  column: string;
  /** The row's key within its organisation; parts of a compound key joined by "/". */
  row: string;
}

/** A key for one purpose, such as signing anchors, and the key of the ring it belongs to. */
export interface PurposeKey {
  keyId: string;
  key: Buffer;
}

/** Keeps secrets unreadable in the database and its backups. */
export interface SecretBox {
  /** Encrypts under a data key of its own, which the current key wraps. */
  seal(place: SecretPlace, plain: string): string;
  /** Throws SecretUnreadable for any other place, any changed byte, and a key that is not there. */
  open(place: SecretPlace, sealed: string): string;
  /** The same value under the current key; null where it is already. Its bytes stay, only their key is wrapped anew. */
  rewrap(place: SecretPlace, sealed: string): string | null;
  /** 32 bytes for one purpose, of the current key or of the one named, which may have been retired since. */
  derive(purpose: string, keyId?: string): PurposeKey;
  /** The ids of all keys, current first; never the keys. */
  keyIds(): readonly string[];
}

interface Envelope {
  keyId: string;
  wrapped: Buffer;
  content: Buffer;
}

const format = 'tl1';
const nonceBytes = 12;
const tagBytes = 16;

export function createSecretBox(ring: KeyringSource): SecretBox {
  const unwrap = (place: SecretPlace, { keyId, wrapped }: Envelope): Buffer =>
    decrypt(secretOf(ring(), keyId), wrapped, wrapContext(place, keyId));
  const wrap = (place: SecretPlace, dataKey: Buffer): Pick<Envelope, 'keyId' | 'wrapped'> => {
    const [{ id: keyId, secret }] = ring().keys;
    return { keyId, wrapped: encrypt(secret, dataKey, wrapContext(place, keyId)) };
  };
  return {
    seal: (place, plain) => {
      const dataKey = randomBytes(32);
      const content = encrypt(dataKey, Buffer.from(plain, 'utf8'), contentContext(place));
      return write({ ...wrap(place, dataKey), content });
    },
    open: (place, sealed) => {
      const envelope = read(sealed);
      return decrypt(unwrap(place, envelope), envelope.content, contentContext(place)).toString('utf8');
    },
    rewrap: (place, sealed) => {
      const envelope = read(sealed);
      if (envelope.keyId === ring().keys[0].id) return null;
      return write({ ...wrap(place, unwrap(place, envelope)), content: envelope.content });
    },
    derive: (purpose, keyId = ring().keys[0].id) => {
      const root = purposeRoot(ring(), keyId);
      return { keyId, key: Buffer.from(hkdfSync('sha256', root, '', `threadline ${purpose}`, 32)) };
    },
    keyIds: () => ring().keys.map(({ id }) => id),
  };
}

/** Which key wraps a sealed value; null for a text that is none. */
export function keyIdOf(sealed: string): string | null {
  const [version, keyId] = sealed.split('.');
  return version === format && keyId ? keyId : null;
}

const whole = ({ orgId, table, column, row }: SecretPlace) => [orgId, table, column, row];
const wrapContext = (place: SecretPlace, keyId: string) => JSON.stringify([format, 'key', ...whole(place), keyId]);
// Without the key's id: a new key wraps the data key anew and leaves the bytes under it alone.
const contentContext = (place: SecretPlace) => JSON.stringify([format, 'content', ...whole(place)]);

function secretOf({ keys }: Keyring, keyId: string): Buffer {
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new SecretUnreadable(`The key "${keyId}" is not in the ring.`);
  return key.secret;
}

function purposeRoot({ keys, retired }: Keyring, keyId: string): Buffer {
  const key = keys.find(({ id }) => id === keyId);
  const root = key ? purposesOf(key) : retired.find(({ id }) => id === keyId)?.purposes;
  if (!root) throw new SecretUnreadable(`The key "${keyId}" is not in the ring.`);
  return root;
}

function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, context: string): Buffer {
  if (bytes.length < nonceBytes + tagBytes) throw new SecretUnreadable('A sealed value is too short.');
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw new SecretUnreadable('A sealed value was changed, moved, or sealed by another key of this name.', error);
  }
}

function write({ keyId, wrapped, content }: Envelope): string {
  return [format, keyId, wrapped.toString('base64url'), content.toString('base64url')].join('.');
}

function read(sealed: string): Envelope {
  const [version, keyId, wrapped, content, ...more] = sealed.split('.');
  if (version !== format || !keyId || !wrapped || !content || more.length > 0)
    throw new SecretUnreadable('A sealed value has another form.');
  return { keyId, wrapped: decode(wrapped), content: decode(content) };
}

// Several texts stand for the same bytes in base64; only the one that we write is taken.
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SecretUnreadable('A sealed value has another form.');
  return bytes;
}
