import type { ConnectionDomain, SsoConnection } from '@threadline/shared/security/sso';
import { fingerprintOf } from './fingerprints.js';
import type { ConnectionRow, DomainRow } from './queries.js';

interface Around {
  domains: readonly DomainRow[];
  people: number;
}

/**
 * Below the address of this server; the provider keeps these, so they stay as they are. Each connection has its own, so
 * that an answer of one provider is never taken for that of another.
 */
export const answerPath = ({ orgId, id, kind }: Pick<ConnectionRow, 'orgId' | 'id' | 'kind'>): string =>
  kind === 'oidc' ? `/sign-in/sso/${id}` : `/sso/saml/${orgId}/${id}`;

export const metadataPath = ({ orgId, id }: Pick<ConnectionRow, 'orgId' | 'id'>): string =>
  `/sso/saml/${orgId}/${id}/metadata`;

/** What an admin sees of a connection. Its secret stays here. */
export function presentConnection(row: ConnectionRow, { domains, people }: Around): SsoConnection {
  const { id, kind, name, issuer, clientId, signInUrl, certificates, createsPeople, createsRole } = row;
  return {
    ...{ id, kind, name, issuer, clientId, signInUrl, certificates, createsPeople, createsRole, people },
    vouchesForOwners: row.vouchesForOwners,
    fingerprints: certificates.map(fingerprintOf),
    tested: row.testedAt !== null,
    enabled: row.enabledAt !== null,
    answerPath: answerPath(row),
    metadataPath: metadataPath(row),
    domains: domains.filter(({ connectionId }) => connectionId === id).map(presentDomain),
  };
}

export const recordOf = (challenge: string): string => `threadline-verification=${challenge}`;

function presentDomain({ domain, challenge, verifiedAt }: DomainRow): ConnectionDomain {
  return { domain, record: recordOf(challenge), verified: verifiedAt !== null };
}
