import type { Clock } from '../clock.js';
import { type Authority, createOpenIdIssuer, type OpenIdIssuer } from './open-id/openid-issuer.js';

/** Microsoft, or one of its national clouds: each of its organisations is an issuer of its own with the same keys. */
export function createMicrosoftIssuer(authority: Authority, clock: Clock): OpenIdIssuer {
  const { origin } = new URL(authority.address);
  const isThere = (place: string | undefined) => place === undefined || new URL(place).origin === origin;
  return createOpenIdIssuer(
    {
      name: 'Microsoft',
      authority,
      path: '/organizations/v2.0/.well-known/openid-configuration',
      accepts: ({ issuer, jwks_uri, authorization_endpoint, token_endpoint }) =>
        issuer.includes('{tenantid}') &&
        [issuer.replace('{tenantid}', 'tenant'), jwks_uri, authorization_endpoint, token_endpoint].every(isThere),
    },
    clock,
  );
}
