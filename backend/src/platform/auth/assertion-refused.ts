/** Somebody else's word for who a person is does not count here. The sentence is for that person. */
export class AssertionRefused extends Error {}

/** A subject that an issuer vouches for, in an assertion that has been checked. */
export interface VouchedFor {
  issuer: string;
  /** Never handed to anybody else by this issuer, unlike an address. */
  subject: string;
  /** What the issuer calls their addresses; proves nothing by itself. */
  addresses: string[];
  /** By which its person knows the account again in a list; proves nothing at all. */
  label: string | null;
  /** SHA-256 of the assertion, hex; by it a second use is known. */
  hash: string;
  expiresAt: Date;
}

/** Checks an assertion. Ends with AssertionRefused, or with Unavailable where the issuer's keys cannot be had. */
export type CheckAssertion = (assertion: string, nonce?: string) => Promise<VouchedFor>;
