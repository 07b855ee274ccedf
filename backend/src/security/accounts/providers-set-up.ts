import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import type { ProviderSettings } from './provider.js';

/** Whose accounts sign people in at the desk, by the operator’s settings. */
export function providersSetUp({ google, microsoft }: Omit<ProviderSettings, 'publicBaseUrl'>): AccountProvider[] {
  const found: AccountProvider[] = [];
  if (google) found.push('google');
  if (microsoft?.clientSecret !== undefined) found.push('microsoft');
  return found;
}
