import * as z from 'zod';
import type { Clock } from '../../clock.js';
import { AssertionRefused, type CheckAssertion } from '../assertion-refused.js';
import { checkIdToken, hashOfToken, notAccepted, skewSeconds } from './id-token.js';
import { type Authority, createOpenIdIssuer, type OpenIdIssuer } from './openid-issuer.js';

export interface GoogleSettings {
  clientId: string;
  clientSecret: string;
  authority: Authority;
}

const name = 'Google';

// Google’s `sub` is never given to another account; an address may be, and may be of any domain.
const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  exp: z.number(),
  email: z.string().max(320).optional(),
  email_verified: z.boolean().optional(),
});

export const createGoogleIssuer = (authority: Authority, clock: Clock): OpenIdIssuer =>
  createOpenIdIssuer(
    {
      ...{ name, authority, path: '/.well-known/openid-configuration' },
      accepts: ({ issuer }) => issuer === authority.address,
    },
    clock,
  );

/** Checks ID tokens of Google: key, signature, issuer, audience, and time. */
export function googleTokens({ clientId }: GoogleSettings, clock: Clock, issuer: OpenIdIssuer): CheckAssertion {
  return async (token, nonce) => {
    const checked = await checkIdToken(token, { name, issuer, clientId, now: clock(), nonce });
    const result = claims.safeParse(checked.payload);
    if (!result.success || !checked.issuers.every((one) => one === result.data.iss)) {
      throw new AssertionRefused(notAccepted(name), { cause: result.error });
    }
    const { iss, sub, exp, email, email_verified } = result.data;
    const address = email?.toLowerCase();
    return {
      issuer: iss,
      subject: sub,
      addresses: address && email_verified ? [address] : [],
      label: address ?? null,
      hash: hashOfToken(token),
      expiresAt: new Date((exp + skewSeconds) * 1000),
    };
  };
}
