import { useQuery } from '@tanstack/react-query';
import { type AccountProvider, type WaysOffered, waysOffered } from '@threadline/shared/security/linked-accounts';

export const providerNames: Record<AccountProvider | 'sso', string> = {
  google: 'Google',
  microsoft: 'Microsoft',
  sso: 'SSO',
};

/** What this server lets people sign in with; password alone until it has answered. */
export function useWaysOffered(): WaysOffered | undefined {
  return useQuery({ queryKey: ['ways-offered'], queryFn: readWays, staleTime: Number.POSITIVE_INFINITY }).data;
}

async function readWays(): Promise<WaysOffered> {
  const response = await fetch('/auth/ways', { credentials: 'same-origin' });
  if (!response.ok) throw new Error('The server did not say how people sign in.');
  return waysOffered.parse(await response.json());
}
