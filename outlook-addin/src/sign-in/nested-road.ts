import type { IssuedTokens } from '@threadline/shared/mail-host/sign-in/oauth-client';
import { client } from './client.js';

const scopes = ['openid', 'profile', 'email'];

/** Exchanges Microsoft's proof of who is signed in to Outlook for tokens of our own. It works a single time. */
export function signInNested(backendUrl: string, assertion: string): Promise<IssuedTokens> {
  return client.requestTokens(backendUrl, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
}

/** Microsoft's proof of who is signed in to Outlook. The library is loaded only here: nobody else pays for it. */
export async function askMicrosoft(entraClientId: string): Promise<string> {
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
  const application = await createNestablePublicClientApplication({
    auth: { clientId: entraClientId, authority: 'https://login.microsoftonline.com/organizations' },
  });
  // A kept one may have been used before.
  const silent = await application.acquireTokenSilent({ scopes, forceRefresh: true }).catch(() => null);
  return (silent ?? (await application.acquireTokenPopup({ scopes }))).idToken;
}
