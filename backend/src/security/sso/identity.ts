import type { ssoConnections } from './schema.js';

/** What a provider says of somebody, after it has been checked. */
export interface Word {
  /** Never given to anybody else by this provider. */
  subject: string;
  /** Lower case; null where none was told, or not as the person's own. */
  address: string | null;
  name: string | null;
}

/**
 * By whom an identity is vouched for: the connection and the provider that it leads to. A connection that leads elsewhere
 * later recognises nobody, and what Google or Microsoft say of a subject never counts as its word.
 */
export const issuerOf = ({ id, issuer }: Pick<typeof ssoConnections.$inferSelect, 'id' | 'issuer'>): string =>
  `sso:${id}:${issuer}`;

/** The beginning of every issuer of one connection. */
export const issuersOf = (id: string): string => `sso:${id}:`;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
