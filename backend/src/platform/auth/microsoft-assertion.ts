import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Clock } from '../clock.js';
import { AssertionRefused, type CheckAssertion } from './assertion-refused.js';
import { type Authority, createMicrosoftKeys, type SigningKey } from './microsoft-keys.js';

export interface MicrosoftSettings {
  /** The registration of the add-in; only assertions made for it count. */
  clientId: string;
  /** The Microsoft organisations whose people may sign in; null for all of them. */
  tenants: string[] | null;
  authority: Authority;
}

/** Where all personal accounts live: whoever likes makes one. */
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
const skewSeconds = 60;

// Of the claims of version 2.0 tokens, `oid` names a person within `tid` for good; names and addresses may change hands.
const claims = z.object({
  iss: z.string(),
  ver: z.literal('2.0'),
  tid: z.guid().toLowerCase(),
  oid: z.guid().toLowerCase(),
  exp: z.number(),
  email: z.string().max(320).optional(),
  preferred_username: z.string().max(320).optional(),
  /** Microsoft has checked that the address belongs to the organisation; any other may write there what it likes. */
  xms_edov: z.union([z.boolean(), z.string()]).optional(),
  /** Stands in access tokens, which prove a right and not who somebody is. */
  scp: z.never().optional(),
});

const notAccepted = 'Microsoft’s word for who you are was not accepted. Sign in again.';
const ranOut = 'Microsoft’s word for who you are has run out. Sign in again.';
const wrongTenant = 'People of your Microsoft organisation may not sign in here. Ask your administrator.';

/** Checks ID tokens of Microsoft: key, signature, issuer by organisation, audience, and time. */
export function microsoftAssertions({ clientId, tenants, authority }: MicrosoftSettings, clock: Clock): CheckAssertion {
  const findKey = createMicrosoftKeys(authority, clock);
  return async (assertion) => {
    const signed = await keyFor(assertion, findKey);
    const payload = await verified(assertion, signed, { audience: clientId, currentDate: clock() });
    const { iss, tid, oid, exp, xms_edov } = payload;
    if (!signed.issuers.every((issuer) => issuer.replace('{tenantid}', tid) === iss)) {
      throw new AssertionRefused(notAccepted);
    }
    if (tenants ? !tenants.includes(tid) : tid === consumers) throw new AssertionRefused(wrongTenant);
    return {
      issuer: iss,
      subject: oid,
      addresses: tenants || xms_edov === true || xms_edov === '1' ? addressesIn(payload) : [],
      hash: createHash('sha256').update(signedPartOf(assertion)).digest('hex'),
      expiresAt: new Date((exp + skewSeconds) * 1000),
    };
  };
}

const addressesIn = ({ email, preferred_username }: z.infer<typeof claims>) =>
  [email, preferred_username].flatMap((address) => (address ? [address.toLowerCase()] : []));

/** Without the signature, whose bytes can be spelt in several ways: what is signed has one spelling. */
const signedPartOf = (assertion: string) => assertion.slice(0, assertion.lastIndexOf('.'));

async function keyFor(assertion: string, findKey: (id: string) => Promise<SigningKey | null>): Promise<SigningKey> {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(assertion)) throw new AssertionRefused(notAccepted);
  const { alg, kid } = headerOf(assertion);
  const found = alg === 'RS256' && typeof kid === 'string' ? await findKey(kid) : null;
  if (!found) throw new AssertionRefused(notAccepted);
  return found;
}

function headerOf(assertion: string) {
  try {
    return decodeProtectedHeader(assertion);
  } catch (cause) {
    throw new AssertionRefused(notAccepted, { cause });
  }
}

async function verified(
  assertion: string,
  { key }: SigningKey,
  expected: { audience: string; currentDate: Date },
): Promise<z.infer<typeof claims>> {
  try {
    const { payload } = await jwtVerify(assertion, key, {
      ...expected,
      algorithms: ['RS256'],
      clockTolerance: skewSeconds,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: '1 day',
    });
    return claims.parse(payload);
  } catch (cause) {
    throw new AssertionRefused(cause instanceof errors.JWTExpired ? ranOut : notAccepted, { cause });
  }
}
