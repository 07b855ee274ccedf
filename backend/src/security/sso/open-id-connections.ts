import { emailAddress } from '@threadline/shared/kernel/fields';
import * as z from 'zod';
import { AssertionRefused, type VouchedFor } from '../../platform/auth/assertion-refused.js';
import { checkIdToken, hashOfToken, notAccepted, skewSeconds } from '../../platform/auth/open-id/id-token.js';
import { createOpenIdIssuer, type OpenIdIssuer } from '../../platform/auth/open-id/openid-issuer.js';
import type { Clock } from '../../platform/clock.js';
import type { Vouching } from '../accounts/provider.js';
import type { Word } from './identity.js';
import { answerPath } from './present.js';
import type { ConnectionRow } from './queries.js';

const mostKept = 200;

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  exp: z.number(),
  email: z.string().max(320).optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  name: z.string().max(500).optional(),
});

/** Who signs in by a connection, checked as a token. */
export type SsoVouched = VouchedFor & { word: Word };

export interface OpenIdConnections {
  providerOf(connection: ConnectionRow, clientSecret: string): Vouching<SsoVouched>;
}

/** Providers of organisations, by OpenID Connect. What each says of itself is kept, of the last few hundred. */
export function createOpenIdConnections(publicBaseUrl: string, clock: Clock): OpenIdConnections {
  const issuers = new Map<string, OpenIdIssuer>();
  const isOwnComputer = isLoopback(publicBaseUrl);
  const issuerOf = ({ orgId, id, issuer: address, name }: ConnectionRow): OpenIdIssuer => {
    // What an issuer is called is the organisation's own word, and told to nobody else.
    const key = [orgId, id, address, name].join(' ');
    const found = issuers.get(key);
    if (found) return found;
    const [oldest] = issuers.keys();
    if (issuers.size >= mostKept && oldest !== undefined) issuers.delete(oldest);
    // Where this server runs on somebody's own computer, their provider may too. Elsewhere only public addresses count.
    const authority = { address, chosenByOperator: isOwnComputer && isLoopback(address) };
    const path = '/.well-known/openid-configuration';
    const made = createOpenIdIssuer(
      { name, authority, path, accepts: (about) => isSame(about.issuer, address) },
      clock,
    );
    issuers.set(key, made);
    return made;
  };
  return {
    providerOf: (connection, clientSecret) => {
      const { name, issuer: address } = connection;
      const clientId = connection.clientId ?? '';
      const issuer = issuerOf(connection);
      return {
        ...{ name, clientId, clientSecret, issuer, redirectUri: publicBaseUrl + answerPath(connection) },
        chosenByOperator: isOwnComputer && isLoopback(address),
        check: (token, nonce) => check(token, { name, issuer, clientId, now: clock(), nonce, address }),
      };
    },
  };
}

async function check(
  token: string,
  expected: Parameters<typeof checkIdToken>[1] & { address: string },
): Promise<SsoVouched> {
  const { payload } = await checkIdToken(token, expected);
  const result = claims.safeParse(payload);
  const { name, address } = expected;
  if (!result.success || !isSame(result.data.iss, address)) throw new AssertionRefused(notAccepted(name));
  const { sub, exp } = result.data;
  const word = { subject: sub, address: addressIn(result.data), name: result.data.name?.trim().slice(0, 120) || null };
  return {
    ...{ issuer: address, subject: sub, label: word.address ?? word.name, word },
    addresses: word.address ? [word.address] : [],
    hash: hashOfToken(token),
    expiresAt: new Date((exp + skewSeconds) * 1000),
  };
}

/** An address of which the provider says that it has checked whose it is. */
function addressIn({ email, email_verified: verified }: z.infer<typeof claims>): string | null {
  if (verified !== true && verified !== 'true') return null;
  return emailAddress.safeParse(email?.toLowerCase()).data ?? null;
}

// Some issuers end in a stroke and some do not; nobody else answers at either.
const isSame = (told: string, address: string) => told.replace(/\/$/, '') === address;

function isLoopback(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
