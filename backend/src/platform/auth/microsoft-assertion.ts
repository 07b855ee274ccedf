import * as z from 'zod';
import type { Clock } from '../clock.js';
import { AssertionRefused, type CheckAssertion } from './assertion-refused.js';
import { createMicrosoftIssuer } from './microsoft-keys.js';
import { checkIdToken, hashOfToken, notAccepted, skewSeconds } from './open-id/id-token.js';
import type { Authority, OpenIdIssuer } from './open-id/openid-issuer.js';

export interface MicrosoftSettings {
  /** The registration of the add-in; only assertions made for it count. */
  clientId: string;
  /** By which this server exchanges codes, so that people can sign in to the desk too; absent where they cannot. */
  clientSecret?: string;
  /** The Microsoft organisations whose people may sign in; null for all of them. */
  tenants: string[] | null;
  authority: Authority;
}

/** Where all personal accounts live: whoever likes makes one. */
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
const name = 'Microsoft';

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

const wrongTenant = 'People of your Microsoft organisation may not sign in here. Ask your administrator.';

/** Checks ID tokens of Microsoft: key, signature, issuer by organisation, audience, and time. */
export function microsoftAssertions(
  { clientId, tenants, authority }: MicrosoftSettings,
  clock: Clock,
  issuer: OpenIdIssuer = createMicrosoftIssuer(authority, clock),
): CheckAssertion {
  return async (assertion, nonce) => {
    const checked = await checkIdToken(assertion, { name, issuer, clientId, now: clock(), nonce });
    const result = claims.safeParse(checked.payload);
    if (!result.success) throw new AssertionRefused(notAccepted(name), { cause: result.error });
    const { iss, tid, oid, exp, xms_edov } = result.data;
    if (!checked.issuers.every((one) => one.replace('{tenantid}', tid) === iss)) {
      throw new AssertionRefused(notAccepted(name));
    }
    if (tenants ? !tenants.includes(tid) : tid === consumers) throw new AssertionRefused(wrongTenant);
    const addresses = addressesIn(result.data);
    return {
      issuer: iss,
      subject: oid,
      addresses: tenants || xms_edov === true || xms_edov === '1' ? addresses : [],
      label: addresses[0] ?? null,
      hash: hashOfToken(assertion),
      expiresAt: new Date((exp + skewSeconds) * 1000),
    };
  };
}

const addressesIn = ({ email, preferred_username }: z.infer<typeof claims>) =>
  [email, preferred_username].flatMap((address) => (address ? [address.toLowerCase()] : []));
