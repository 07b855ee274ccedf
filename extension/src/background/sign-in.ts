import { OauthClient, TokenRefused } from '@threadline/shared/mail-host/sign-in/oauth-client';
import { readBackendUrl } from '../settings/backend-url.js';
import { accessTokenFor, forgetTokens, keepTokens, refreshTokenFor } from './token-store.js';

/** The window was closed or the server said no; nobody has been signed in. */
export class SignInCancelled extends Error {
  constructor(message = 'The sign-in window was closed. Choose "Sign in" to try again.') {
    super(message);
    this.name = 'SignInCancelled';
  }
}

const client = new OauthClient('threadline-extension');
let refreshing: Promise<string | null> | null = null;

/** Opens the server's sign-in page and exchanges its code (authorization code with PKCE S256 and state). */
export async function signIn(): Promise<void> {
  const backendUrl = await readBackendUrl();
  const attempt = await client.begin(backendUrl, chrome.identity.getRedirectURL('signin'));
  const code = codeFrom(await openWindow(attempt.address), attempt.pkce.state);
  const tokens = await client.finish(backendUrl, attempt, code);
  await keepTokens(backendUrl, tokens);
}

export async function signOut(): Promise<void> {
  const backendUrl = await readBackendUrl();
  const token = await refreshTokenFor(backendUrl);
  await forgetTokens();
  if (token) await client.revoke(backendUrl, token);
}

/**
 * A bearer token, or null when nobody is signed in. Several callers at once share one refresh, because a refresh
 * token works a single time.
 */
export async function accessToken(options: { refresh: boolean }): Promise<string | null> {
  if (!options.refresh) {
    const token = await accessTokenFor(await readBackendUrl());
    if (token) return token;
  }
  refreshing ??= refreshTokens().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshTokens(): Promise<string | null> {
  const backendUrl = await readBackendUrl();
  const token = await refreshTokenFor(backendUrl);
  if (!token) return null;
  try {
    const tokens = await client.renew(backendUrl, token);
    await keepTokens(backendUrl, tokens);
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    await forgetTokens();
    return null;
  }
}

async function openWindow(url: string): Promise<string> {
  const answer = await chrome.identity.launchWebAuthFlow({ url, interactive: true }).catch(() => undefined);
  if (!answer) throw new SignInCancelled();
  return answer;
}

function codeFrom(redirect: string, state: string): string {
  const { searchParams } = new URL(redirect);
  if (searchParams.get('state') !== state) {
    throw new SignInCancelled('The answer did not belong to this sign-in. Choose "Sign in" to try again.');
  }
  const code = searchParams.get('code');
  if (!code) throw new SignInCancelled(searchParams.get('error_description') ?? undefined);
  return code;
}
