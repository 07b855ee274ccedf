/** Where a vendor gives out tokens, and what may be asked with them. */
export interface GrantPlace {
  /** What people call it. */
  name: string;
  /** Where people say yes. */
  authoriseUrl: string;
  tokenUrl: string;
  /** Where a grant is given back; null where the vendor has no such place. */
  revokeUrl: string | null;
  scopes: readonly string[];
  /** Named by a setting of this server, and hence allowed to be anywhere. */
  chosenByOperator: boolean;
}

/** An organisation's own application at the vendor. */
export interface VendorClient {
  clientId: string;
  clientSecret: string;
  tenant: string | null;
}
