import { generateServiceProviderMetadata, SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml';
import { mostCertificates } from '@threadline/shared/security/sso';
import { answerPath, metadataPath } from './present.js';
import type { ConnectionRow } from './queries.js';

const minutes = 10;
export const skewMilliseconds = 60_000;

/** By which addresses a connection's provider knows us. */
export const samlPlaces = (connection: Pick<ConnectionRow, 'orgId' | 'id'>, publicBaseUrl: string) => ({
  answer: publicBaseUrl + answerPath({ ...connection, kind: 'saml' }),
  entityId: publicBaseUrl + metadataPath(connection),
});

/** What is known of a provider; nothing of it is secret. */
export type SamlConnection = Pick<ConnectionRow, 'orgId' | 'id' | 'issuer' | 'signInUrl' | 'certificates'>;

interface Asking {
  connection: SamlConnection;
  publicBaseUrl: string;
  /** The request that is made or answered. */
  requestId: string;
}

/** SAML with one provider: what it signs counts, made for us, for a request of ours, and not too old. */
export function samlAnswering({ now, ...asking }: Asking & { now: Date }): SAML {
  return new SamlAt(now, {
    ...settingsOf(asking),
    cacheProvider: {
      // The one request is kept as the try that it belongs to, and ends with it.
      saveAsync: async () => null,
      getAsync: async (id) => (id === asking.requestId ? new Date().toISOString() : null),
      removeAsync: async (id) => id,
    },
  });
}

/** Judges by the time that it is given. */
class SamlAt extends SAML {
  constructor(
    private readonly now: Date,
    config: SamlConfig,
  ) {
    super(config);
  }

  protected override checkTimestampsValidityError(
    _now: number,
    ...bounds: [notBefore: string, notOnOrAfter: string, maxTimeLimitMs?: number]
  ): Error | null {
    return super.checkTimestampsValidityError(this.now.getTime(), ...bounds);
  }
}

function settingsOf({ connection, publicBaseUrl, requestId }: Asking): SamlConfig {
  const { answer, entityId } = samlPlaces(connection, publicBaseUrl);
  return {
    ...{ callbackUrl: answer, issuer: entityId, audience: entityId, entryPoint: connection.signInUrl ?? '' },
    // Each certificate is one more reading of the whole.
    ...{ idpCert: connection.certificates.slice(0, mostCertificates), idpIssuer: connection.issuer },
    ...{
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      validateInResponseTo: ValidateInResponseTo.always,
    },
    ...{ maxAssertionAgeMs: minutes * 60_000, requestIdExpirationPeriodMs: minutes * 60_000 },
    ...{ acceptedClockSkewMs: skewMilliseconds, identifierFormat: null, disableRequestedAuthnContext: true },
    generateUniqueId: () => requestId,
  };
}

/** Where the browser goes to sign in there; the state comes back with the answer. */
export function samlRequestUrl(
  connection: ConnectionRow,
  { publicBaseUrl, requestId, state }: { publicBaseUrl: string; requestId: string; state: string },
): Promise<string> {
  const saml = new SAML(settingsOf({ connection, publicBaseUrl, requestId }));
  return saml.getAuthorizeUrlAsync(state, undefined, {});
}

/** What an admin gives to the provider. */
export function samlMetadata(connection: ConnectionRow, publicBaseUrl: string): string {
  const { answer, entityId } = samlPlaces(connection, publicBaseUrl);
  return generateServiceProviderMetadata({ issuer: entityId, callbackUrl: answer, wantAssertionsSigned: true });
}
