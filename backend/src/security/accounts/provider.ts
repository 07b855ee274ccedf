import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import { CodeChallengeMethod, OAuth2Client } from 'arctic';
import type { VouchedFor } from '../../platform/auth/assertion-refused.js';
import { type MicrosoftSettings, microsoftAssertions } from '../../platform/auth/microsoft-assertion.js';
import { createMicrosoftIssuer } from '../../platform/auth/microsoft-keys.js';
import { createGoogleIssuer, type GoogleSettings, googleTokens } from '../../platform/auth/open-id/google-tokens.js';
import { issuerAway, type OpenIdIssuer } from '../../platform/auth/open-id/openid-issuer.js';
import type { Clock } from '../../platform/clock.js';

/** Somebody whose word for who a person is counts at the desk. */
export interface Vouching<Said extends VouchedFor = VouchedFor> {
  name: string;
  clientId: string;
  clientSecret: string;
  issuer: OpenIdIssuer;
  /** As `CheckAssertion`. */
  check: (assertion: string, nonce?: string) => Promise<Said>;
  /** Named by a setting, and hence allowed to be anywhere. */
  chosenByOperator: boolean;
  /** Where browsers come back to. */
  redirectUri: string;
}

/** One of those that are the same for every organisation. */
export interface SignInProvider extends Vouching {
  key: AccountProvider;
}

export interface ProviderSettings {
  google: GoogleSettings | null;
  microsoft: MicrosoftSettings | null;
  publicBaseUrl: string;
}

/** Those that the operator has set up. */
export function createProviders(
  { google, microsoft, publicBaseUrl }: ProviderSettings,
  clock: Clock,
): SignInProvider[] {
  const redirectUri = (key: AccountProvider) => `${publicBaseUrl}/sign-in/${key}`;
  const found: SignInProvider[] = [];
  if (google) {
    const issuer = createGoogleIssuer(google.authority, clock);
    const check = googleTokens(google, clock, issuer);
    const { chosenByOperator } = google.authority;
    const own = { key: 'google', name: 'Google', redirectUri: redirectUri('google') } as const;
    found.push({ ...google, ...own, issuer, check, chosenByOperator });
  }
  if (microsoft?.clientSecret !== undefined) {
    const issuer = createMicrosoftIssuer(microsoft.authority, clock);
    const check = microsoftAssertions(microsoft, clock, issuer);
    const { clientId, clientSecret, authority } = microsoft;
    const own = { key: 'microsoft', name: 'Microsoft', redirectUri: redirectUri('microsoft') } as const;
    found.push({ ...own, clientId, clientSecret, issuer, check, chosenByOperator: authority.chosenByOperator });
  }
  return found;
}

/** Where the browser goes to be recognised there: a code is asked for, bound to state, nonce and verifier. */
export async function authorisationUrl(
  { name, clientId, redirectUri, issuer }: Vouching,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
): Promise<string> {
  const { authorization_endpoint: endpoint } = await issuer.about();
  if (!endpoint) throw issuerAway(name, new Error('The issuer names no place to sign in.'));
  const client = new OAuth2Client(clientId, null, redirectUri);
  const scopes = ['openid', 'profile', 'email'];
  const url = client.createAuthorizationURLWithPKCE(endpoint, state, CodeChallengeMethod.S256, verifier, scopes);
  url.searchParams.set('nonce', nonce);
  url.searchParams.set('prompt', 'select_account');
  return url.toString();
}
