import type { IssuedTokens } from '@threadline/shared/mail-host/sign-in/oauth-client';
import { client } from './client.js';

const scopes = ['openid', 'profile', 'email'];

/** Signs in as whoever is signed in to Outlook: Microsoft's proof of it is exchanged for tokens of our own. */
export async function signInNested(backendUrl: string, entraClientId: string): Promise<IssuedTokens> {
  const assertion = await askMicrosoft(entraClientId);
  return client.requestTokens(backendUrl, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
}

/** Loaded only here: nobody else pays for the library. */
async function askMicrosoft(entraClientId: string): Promise<string> {
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
  const application = await createNestablePublicClientApplication({
    auth: { clientId: entraClientId, authority: 'https://login.microsoftonline.com/organizations' },
  });
  const silent = await application.acquireTokenSilent({ scopes }).catch(() => null);
  return (silent ?? (await application.acquireTokenPopup({ scopes }))).idToken;
}
