import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { waysIn } from '../../src/app/sign-in.js';
import { readEnv } from '../../src/env.js';
import { createSessions } from '../../src/platform/auth/sessions.js';
import { createLogger } from '../../src/platform/log/logger.js';
import type { TestServer } from '../server.js';

export interface Door {
  method: string;
  path: string;
  /** A body of the right form, whose secrets open nothing. */
  body: Record<string, unknown>;
  isForm: boolean;
}

const unknown = () => randomBytes(32).toString('base64url');
const passkey = () => ({
  id: unknown(),
  rawId: unknown(),
  type: 'public-key',
  response: { clientDataJSON: unknown(), authenticatorData: unknown(), signature: unknown() },
});

const bodies: Record<string, () => Record<string, unknown>> = {
  '/auth/sign-in': () => ({ email: 'nobody@nowhere-known.com', password: 'a long enough password' }),
  '/auth/sign-in/factor': () => ({ code: '123456' }),
  '/auth/prove': () => ({ password: 'a long enough password' }),
  '/auth/join/look': () => ({ token: `tlm_${unknown()}` }),
  '/auth/join': () => ({ token: `tlm_${unknown()}`, name: 'Jane', password: 'a long enough password' }),
  '/auth/reset/ask': () => ({ email: 'nobody@nowhere-known.com', language: 'en' }),
  '/auth/reset': () => ({ token: `tlp_${unknown()}`, password: 'a long enough password 7391' }),
  '/auth/let-in': () => ({ token: `tle_${unknown()}` }),
  '/auth/reset/end-what-stays': () => ({ ticket: unknown() }),
  '/auth/passkeys/sign-in': passkey,
  '/auth/passkeys/prove': passkey,
  '/auth/passkeys/factor': passkey,
  '/auth/passkeys': () => ({
    name: 'Key',
    response: { ...passkey(), response: { clientDataJSON: unknown(), attestationObject: unknown() } },
  }),
  '/auth/accounts/choose': () => ({ ticket: unknown(), organisation: 'nowhere' }),
  '/auth/accounts/google/begin': () => ({ intent: 'sign_in' }),
  '/auth/accounts/google/finish': () => ({ state: unknown(), code: unknown(), issuer: 'https://issuer.test' }),
  '/auth/sso/begin': () => ({ intent: 'sign_in', organisation: 'nobody@nowhere-known.com', connection: randomUUID() }),
  '/auth/sso/finish': () => ({ state: unknown(), code: unknown(), issuer: 'https://issuer.test' }),
  '/auth/sso/confirm': () => ({ ticket: unknown() }),
  '/oauth/approve': () => ({
    clientId: 'threadline-outlook',
    redirectUri: 'https://elsewhere.example/',
    codeChallenge: createHash('sha256').update(unknown()).digest('base64url'),
    state: unknown(),
  }),
  '/oauth/token': () => ({ grant_type: 'refresh_token', client_id: 'threadline-extension', refresh_token: unknown() }),
  '/oauth/revoke': () => ({ token: unknown() }),
};
const forms = ['/oauth/token', '/oauth/revoke'];
const link = () => ({ organisation: 'nowhere', token: `tlm_${unknown()}` });
const ofGuests: Record<string, () => Record<string, unknown>> = {
  '/portal/trpc/entry.request': () => ({ organisation: 'nowhere', address: 'nobody@nowhere-known.com' }),
  '/portal/trpc/entry.look': link,
  '/portal/trpc/entry.enter': link,
  '/portal/trpc/entry.unsubscribe': link,
};

/** Every address at which somebody can come in, as the server itself has them. */
export function doorsOf({ runtime, url }: TestServer): Door[] {
  const env = { ...readEnv({}), publicBaseUrl: url };
  const sessions = createSessions(runtime, { secure: false });
  const originOf = () => ({ source: 'desk' as const, ip: null, requestId: null });
  const { routes } = waysIn({ env, runtime, sessions, originOf, log: createLogger('silent') });
  const guestDoors = Object.keys(ofGuests).map((path) => ({ method: 'POST', path }));
  return [...routes, ...guestDoors]
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path: path.replace(':provider', 'google') }))
    .map((door) => ({
      ...door,
      body: { ...bodies, ...ofGuests }[door.path]?.() ?? {},
      isForm: forms.includes(door.path),
    }));
}
