import type { GrantVendor } from '@threadline/shared/mail-sync/clients';

/** An organisation's own application, opened. */
export interface OpenClient {
  clientId: string;
  clientSecret: string;
  tenant: string | null;
}

export interface GrantJourney {
  redirectUri: string;
  state: string;
  verifier: string;
}

/** What a person's yes brought. */
export interface Granted {
  /** The vendor's own word for whose mailbox it is, in lower case. */
  address: string;
  /** What the connection keeps, sealed. */
  secret: unknown;
}

/** A vendor where people let their mailbox be read by saying yes on its own pages. */
export interface MailGrants {
  vendor: GrantVendor;
  /** What people call it. */
  name: string;
  authorisationUrl(client: OpenClient, journey: GrantJourney): string;
  /** Ends with a SourceProblem, or with GrantIncomplete. */
  redeem(client: OpenClient, journey: Omit<GrantJourney, 'state'> & { code: string }): Promise<Granted>;
  /** Gives the grant back, where the vendor has a place for that. Ends with a SourceProblem. */
  revoke(secret: unknown): Promise<void>;
}

/** The person said yes to less than is needed, or the account has no mailbox that could be told from others. */
export class GrantIncomplete extends Error {
  readonly lacks: 'scopes' | 'mailbox';

  constructor(lacks: 'scopes' | 'mailbox') {
    super(`The grant lacks ${lacks}.`);
    this.name = 'GrantIncomplete';
    this.lacks = lacks;
  }
}
