import type { IssuedTokens } from '@threadline/shared/mail-host/sign-in/oauth-client';
import { refreshTokenKey, sessionTokenKey } from './token-keys.js';

/** Keeps the access token in memory-backed storage and the refresh token on disk, each with the server it belongs to. */
export interface StoredRefreshToken {
  backendUrl: string;
  token: string;
}

export interface StoredAccessToken {
  backendUrl: string;
  token: string;
  expiresAt: number;
}

export async function keepTokens(backendUrl: string, tokens: IssuedTokens): Promise<void> {
  const refresh: StoredRefreshToken = { backendUrl, token: tokens.refreshToken };
  const access: StoredAccessToken = {
    backendUrl,
    token: tokens.accessToken,
    expiresAt: Date.now() + tokens.expiresInSeconds * 1000,
  };
  await chrome.storage.local.set({ [refreshTokenKey]: refresh });
  await chrome.storage.session.set({ [sessionTokenKey]: access });
}

export async function forgetTokens(): Promise<void> {
  await chrome.storage.session.remove(sessionTokenKey);
  await chrome.storage.local.remove(refreshTokenKey);
}

/** The refresh token for this server; one that belongs to another server is never sent. */
export async function refreshTokenFor(backendUrl: string): Promise<string | null> {
  const stored = (await chrome.storage.local.get(refreshTokenKey))[refreshTokenKey] as StoredRefreshToken | undefined;
  return stored?.backendUrl === backendUrl ? stored.token : null;
}

/** A token that is good for another half minute at least. */
export async function accessTokenFor(backendUrl: string): Promise<string | null> {
  const stored = (await chrome.storage.session.get(sessionTokenKey))[sessionTokenKey] as StoredAccessToken | undefined;
  if (stored?.backendUrl !== backendUrl || stored.expiresAt < Date.now() + 30_000) return null;
  return stored.token;
}
