import { importJWK, type JWK } from 'jose';
import * as z from 'zod';
import type { Clock } from '../clock.js';
import { Unavailable } from '../errors.js';
import { FetchFailed, readText, safeFetch } from '../http/safe-fetch.js';

export interface Authority {
  /** Where Microsoft, or one of its national clouds, signs people in; without a path. */
  address: string;
  /** Named by a setting, and hence allowed to be anywhere. */
  chosenByOperator: boolean;
}

export interface SigningKey {
  key: Awaited<ReturnType<typeof importJWK>>;
  /** The issuers that sign with it, with `{tenantid}` where each has its own. */
  issuers: string[];
}

const discovered = z.object({ issuer: z.string().includes('{tenantid}'), jwks_uri: z.url() });
const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() })).max(100),
});

interface Kept {
  issuer: string;
  keys: z.infer<typeof keySet>['keys'];
  at: number;
}

const keepMilliseconds = 24 * 3_600_000;
/** An unknown key may be a new one. Whoever invents keys does not make us ask more often than this. */
const askAgainMilliseconds = 5 * 60_000;

/** The keys by which Microsoft signs: found by OpenID discovery, kept for a day, asked for anew when one is unknown. */
export function createMicrosoftKeys(authority: Authority, clock: Clock): (id: string) => Promise<SigningKey | null> {
  let kept: Kept | null = null;
  let loading: Promise<Kept> | null = null;
  const load = (): Promise<Kept> => {
    loading ??= loadKeys(authority, clock).finally(() => {
      loading = null;
    });
    return loading;
  };
  const olderThan = (milliseconds: number) => kept === null || clock().getTime() - kept.at > milliseconds;
  return async (id) => {
    if (olderThan(keepMilliseconds)) kept = await load();
    const found = await keyOf(kept, id);
    if (found || !olderThan(askAgainMilliseconds)) return found;
    kept = await load();
    return keyOf(kept, id);
  };
}

async function keyOf(kept: Kept | null, id: string): Promise<SigningKey | null> {
  const jwk = kept?.keys.find((one) => one.kid === id && one.kty === 'RSA' && (one.use ?? 'sig') === 'sig');
  if (!kept || !jwk) return null;
  const own = typeof jwk.issuer === 'string' ? [jwk.issuer] : [];
  return { key: await importJWK(jwk as JWK, 'RS256'), issuers: [kept.issuer, ...own] };
}

async function loadKeys(authority: Authority, clock: Clock): Promise<Kept> {
  try {
    const about = discovered.parse(
      await read(authority, `${authority.address}/organizations/v2.0/.well-known/openid-configuration`),
    );
    const origin = new URL(authority.address).origin;
    const places = [about.issuer.replace('{tenantid}', 'tenant'), about.jwks_uri];
    if (places.some((place) => new URL(place).origin !== origin)) throw new FetchFailed('The keys lie elsewhere.');
    const { keys } = keySet.parse(await read(authority, about.jwks_uri));
    return { issuer: about.issuer, keys, at: clock().getTime() };
  } catch (cause) {
    throw new Unavailable('Microsoft does not answer. Sign in with your password, or try again in a moment.', {
      cause,
    });
  }
}

async function read({ chosenByOperator }: Authority, address: string): Promise<unknown> {
  const answer = await safeFetch(address, { chosenByOperator, mostBytes: 500_000 });
  const body = await readText(answer);
  if (answer.status !== 200) throw new FetchFailed(`The answer was ${answer.status}.`);
  return JSON.parse(body);
}
