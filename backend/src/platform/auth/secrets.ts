import { createHash, randomBytes } from 'node:crypto';

/** What each prefix says a token is. None says two things; tokens of before that bear another one are good until they end. */
const prefixes = {
  tls: 'session of the desk',
  tlw: 'sign-in that waits for its second factor',
  tlc: 'code that a program exchanges for tokens',
  tla: 'access token of a program',
  tlr: 'refresh token of a program',
  tlk: 'API key',
  tlp: 'mailed link that sets a password',
  tle: 'mailed link that lets a colleague in once',
  tli: 'mailed invitation to a colleague',
  tlj: 'mailed invitation to an owner',
  tlo: 'mailed link that keeps an organisation from being deleted',
  tlm: 'mailed link into the portal',
  tln: 'browser that asked for a link into the portal',
  tlg: 'session of the portal',
} as const;
export type SecretPrefix = keyof typeof prefixes;

/** A token of 256 random bits, with a prefix by which a person recognises what it is. */
export const newSecret = (prefix: SecretPrefix): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What the database keeps of a token. Tokens have full entropy, so one SHA-256 is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
