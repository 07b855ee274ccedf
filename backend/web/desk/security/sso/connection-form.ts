import type { SaveConnection, SsoConnection, SsoKind, SsoRole } from '@threadline/shared/security/sso';

/** What the form holds, of either kind. */
export interface ConnectionDraft {
  kind: SsoKind;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  signInUrl: string;
  certificates: string;
  createsPeople: boolean;
  createsRole: SsoRole;
}

/** What the fields of the form are given. */
export interface DraftProps {
  draft: ConnectionDraft;
  change: (changes: Partial<ConnectionDraft>) => void;
}

export function draftOf(connection: SsoConnection | null): ConnectionDraft {
  return {
    kind: connection?.kind ?? 'oidc',
    name: connection?.name ?? '',
    issuer: connection?.issuer ?? '',
    clientId: connection?.clientId ?? '',
    clientSecret: '',
    signInUrl: connection?.signInUrl ?? '',
    certificates: connection?.certificates.join('\n') ?? '',
    createsPeople: connection?.createsPeople ?? false,
    createsRole: connection?.createsRole ?? 'member',
  };
}

/** What is sent of it. */
export function inputOf(draft: ConnectionDraft, id: string | undefined): SaveConnection {
  const { kind, name, createsPeople, createsRole } = draft;
  const common = { ...(id === undefined ? {} : { id }), name, createsPeople, createsRole };
  const issuer = draft.issuer.trim();
  if (kind === 'saml') {
    return { ...common, kind, issuer, signInUrl: draft.signInUrl.trim(), certificates: certificatesIn(draft) };
  }
  const secret = draft.clientSecret.trim();
  return { ...common, kind, issuer, clientId: draft.clientId.trim(), ...(secret ? { clientSecret: secret } : {}) };
}

/** Whether everything is there that has to be. */
export function isComplete(draft: ConnectionDraft, isNew: boolean): boolean {
  const { kind, name, issuer, clientId, clientSecret, signInUrl } = draft;
  if (name.trim() === '' || issuer.trim() === '') return false;
  if (kind === 'saml') return signInUrl.trim() !== '' && certificatesIn(draft).length > 0;
  return clientId.trim() !== '' && (!isNew || clientSecret.trim() !== '');
}

/** Certificates that stand one below the other; a single one may lack its first and last line. */
function certificatesIn({ certificates }: ConnectionDraft): string[] {
  const framed = certificates.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (framed) return framed;
  return certificates.trim() === '' ? [] : [certificates.trim()];
}
