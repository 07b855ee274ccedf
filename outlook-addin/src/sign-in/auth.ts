import type { HostAuth } from '@threadline/shared/mail-host/port';
import { type IssuedTokens, TokenRefused } from '@threadline/shared/mail-host/sign-in/oauth-client';
import type { OfficeApi } from '../outlook/office-api.js';
import { client } from './client.js';
import { TokenStore } from './token-store.js';

const spareTime = 30_000;

export interface AuthOptions {
  office: OfficeApi;
  backendUrl: string;
  entraClientId: string | null;
  /** Under which the tokens lie in this browser. */
  place: string;
}

/** Sign-in as the panel sees it. */
export function createAuth(options: AuthOptions): HostAuth {
  const store = new TokenStore(options.place);
  const listeners = new Set<(signedIn: boolean) => void>();
  const tell = (signedIn: boolean) => {
    for (const listener of listeners) listener(signedIn);
  };
  store.onChangeElsewhere(tell);
  let refreshing: Promise<string | null> | null = null;
  return {
    async accessToken({ refresh } = {}) {
      const kept = await store.read();
      if (!kept) return null;
      if (!refresh && kept.expiresAt > Date.now() + spareTime) return kept.access;
      refreshing ??= renew(options, store, kept.access).finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    async signIn() {
      await store.keep(await askForTokens(options));
      tell(true);
    },
    async signOut() {
      const kept = await store.read();
      await store.forget();
      if (kept) await client.revoke(options.backendUrl, kept.refresh);
      tell(false);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Outlook's own sign-in where it may be used and the server takes its proof, else the server's in a dialog, which gets the
 * proof too: from then on it suffices. Both are loaded when somebody signs in, which is seldom.
 */
async function askForTokens({ office, backendUrl, entraClientId }: AuthOptions): Promise<IssuedTokens> {
  let proof: string | null = null;
  if (entraClientId && office.context.requirements.isSetSupported('NestedAppAuth', '1.1')) {
    const { askMicrosoft, signInNested } = await import('./nested-road.js');
    proof = await askMicrosoft(entraClientId).catch(() => null);
    const tokens = proof && (await signInNested(backendUrl, proof).catch(() => null));
    if (tokens) return tokens;
  }
  const { signInByDialog } = await import('./dialog-road.js');
  return signInByDialog(office, backendUrl, proof);
}

/** One window renews at a time, because a refresh token works a single time; the others take what it got. */
async function renew({ backendUrl, place }: AuthOptions, store: TokenStore, refused: string): Promise<string | null> {
  return navigator.locks.request(`${place}renew`, async (): Promise<string | null> => {
    const kept = await store.read();
    if (!kept) return null;
    if (kept.access !== refused && kept.expiresAt > Date.now() + spareTime) return kept.access;
    return exchange(backendUrl, store, kept.refresh);
  });
}

async function exchange(backendUrl: string, store: TokenStore, refreshToken: string): Promise<string | null> {
  try {
    return (await store.keep(await client.renew(backendUrl, refreshToken))).access;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    await store.forget();
    return null;
  }
}
