import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits, with a prefix by which a person recognises what it is. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What the database keeps of a token. Tokens have full entropy, so one SHA-256 is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
