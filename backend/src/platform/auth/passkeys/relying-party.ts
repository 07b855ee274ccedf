/** Whom passkeys are made for, and on whose pages alone they are used. */
export interface RelyingParty {
  /** The host's name. */
  id: string;
  origin: string;
}

/** From the address that the operator has set; what a request says of its host counts for nothing. */
export function relyingPartyOf(publicBaseUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicBaseUrl);
  return { id: hostname, origin };
}
