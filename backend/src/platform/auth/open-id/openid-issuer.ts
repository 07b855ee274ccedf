import { importJWK, type JWK } from 'jose';
import * as z from 'zod';
import type { Clock } from '../../clock.js';
import { Unavailable } from '../../errors.js';
import { FetchFailed, readText, safeFetch } from '../../http/safe-fetch.js';

export interface Authority {
  /** Where an issuer signs people in, without a path. */
  address: string;
  /** Named by a setting, and hence allowed to be anywhere. */
  chosenByOperator: boolean;
}

export interface SigningKey {
  key: Awaited<ReturnType<typeof importJWK>>;
  /** The issuers that sign with it, with `{tenantid}` where each has its own. */
  issuers: string[];
}

const metadata = z.object({
  issuer: z.string().max(500),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});
export type IssuerMetadata = z.infer<typeof metadata>;

const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() })).max(100),
});

interface Kept {
  about: IssuerMetadata;
  keys: z.infer<typeof keySet>['keys'];
  at: number;
}

export interface IssuerPlace {
  /** What people call it. */
  name: string;
  authority: Authority;
  /** Path of its OpenID discovery document. */
  path: string;
  /** Whether the document is one that this issuer would give. */
  accepts: (about: IssuerMetadata) => boolean;
}

export interface OpenIdIssuer {
  about(): Promise<IssuerMetadata>;
  findKey(id: string): Promise<SigningKey | null>;
}

const keepMilliseconds = 24 * 3_600_000;
/** An unknown key may be a new one. Whoever invents keys does not make us ask more often than this. */
const askAgainMilliseconds = 5 * 60_000;

/** What an issuer says of itself and the keys by which it signs: kept for a day, asked for anew when a key is unknown. */
export function createOpenIdIssuer(place: IssuerPlace, clock: Clock): OpenIdIssuer {
  let kept: Kept | null = null;
  let loading: Promise<Kept> | null = null;
  const load = async (): Promise<Kept> => {
    loading ??= readIssuer(place, clock).finally(() => {
      loading = null;
    });
    kept = await loading;
    return kept;
  };
  const olderThan = (milliseconds: number) => kept === null || clock().getTime() - kept.at > milliseconds;
  const current = async () => (kept === null || olderThan(keepMilliseconds) ? load() : kept);
  return {
    about: async () => (await current()).about,
    findKey: async (id) => {
      const found = await keyOf(await current(), id);
      if (found || !olderThan(askAgainMilliseconds)) return found;
      return keyOf(await load(), id);
    },
  };
}

/** What the person reads when an issuer cannot be reached. */
export const issuerAway = (name: string, cause: unknown) =>
  new Unavailable(`${name} does not answer. Sign in with your password, or try again in a moment.`, { cause });

async function keyOf({ about, keys }: Kept, id: string): Promise<SigningKey | null> {
  const jwk = keys.find((one) => one.kid === id && one.kty === 'RSA' && (one.use ?? 'sig') === 'sig');
  if (!jwk) return null;
  const own = typeof jwk.issuer === 'string' ? [jwk.issuer] : [];
  return { key: await importJWK(jwk as JWK, 'RS256'), issuers: [about.issuer, ...own] };
}

async function readIssuer({ name, authority, path, accepts }: IssuerPlace, clock: Clock): Promise<Kept> {
  try {
    const about = metadata.parse(await read(authority, authority.address + path));
    const places = [about.jwks_uri, about.authorization_endpoint, about.token_endpoint];
    const isSafe = (place = 'https:') => authority.chosenByOperator || place.startsWith('https:');
    if (!accepts(about) || !places.every(isSafe)) throw new FetchFailed('The issuer is not the one that was asked.');
    const { keys } = keySet.parse(await read(authority, about.jwks_uri));
    return { about, keys, at: clock().getTime() };
  } catch (cause) {
    throw issuerAway(name, cause);
  }
}

async function read({ chosenByOperator }: Authority, address: string): Promise<unknown> {
  const answer = await safeFetch(address, { chosenByOperator, mostBytes: 500_000 });
  const body = await readText(answer);
  if (answer.status !== 200) throw new FetchFailed(`The answer was ${answer.status}.`);
  return JSON.parse(body);
}
