import { CodeChallengeMethod, OAuth2Client } from 'arctic';
import { GrantIncomplete, type GrantJourney, type OpenClient } from '../../mail-sync/clients/grants.js';
import { type ConnectionDoor, SourceProblem } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import { askToken } from './ask-token.js';
import type { GrantPlace } from './grant-place.js';
import { renewedBy, type StoredTokens } from './stored-tokens.js';
import { createTokenSource } from './token-source.js';
import { createVendorApi, type VendorApi } from './vendor-api.js';
import { askVendor, type VendorAnswer } from './vendor-request.js';

/** Where people say yes: a code is asked for, bound to state and verifier. */
export function authorisationUrl(
  place: GrantPlace,
  { clientId }: OpenClient,
  { redirectUri, state, verifier }: GrantJourney,
): URL {
  const client = new OAuth2Client(clientId, null, redirectUri);
  const scopes = [...place.scopes];
  return client.createAuthorizationURLWithPKCE(place.authoriseUrl, state, CodeChallengeMethod.S256, verifier, scopes);
}

export interface Redeeming {
  place: GrantPlace;
  client: OpenClient;
  journey: Omit<GrantJourney, 'state'> & { code: string };
  /** Words that the granted scopes have to end with. */
  needs: readonly string[];
  now: Date;
}

/** The tokens for a code. Ends with GrantIncomplete where the person has allowed less, or nothing that lasts. */
export async function redeemCode({ place, client, journey, needs, now }: Redeeming): Promise<StoredTokens> {
  const { code, redirectUri, verifier } = journey;
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
  const answer = await askToken({ place, client, grant, now });
  const given = (answer.scope ?? '').toLowerCase().split(/\s+/);
  if (!needs.every((need) => given.some((scope) => scope.endsWith(need.toLowerCase()))))
    throw new GrantIncomplete('scopes');
  const tokens = renewedBy(answer, {}, now);
  if (!tokens) throw new GrantIncomplete('scopes');
  return tokens;
}

export interface AskingOnce {
  base: string;
  place: GrantPlace;
  client: OpenClient;
  tokens: StoredTokens;
  clock: Clock;
  problemOf(answer: VendorAnswer, now: Date): SourceProblem;
}

/** The vendor’s interface, asked with tokens that no connection keeps yet. */
export function askingOnce({ base, place, client, tokens: secret, clock, problemOf }: AskingOnce): VendorApi {
  const { signal } = new AbortController();
  const door: ConnectionDoor = { settings: {}, secret, client, signal, keepSecret: () => Promise.resolve() };
  const tokens = createTokenSource({ door, place, clock });
  return createVendorApi({ base, chosenByOperator: place.chosenByOperator, tokens, door, clock, problemOf });
}

/** Gives a grant back. One that is not known there any more is none. */
export async function revokeAt({ revokeUrl, chosenByOperator, name }: GrantPlace, token: string): Promise<void> {
  if (revokeUrl === null) return;
  const { status } = await askVendor(revokeUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token }).toString(),
    ...{ chosenByOperator, mostBytes: 200_000 },
  });
  if (status === 429 || status >= 500) throw new SourceProblem('unreachable', `${name} answered ${status}.`);
}
