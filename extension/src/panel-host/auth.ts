import { type HostAuth, HostError, type Unsubscribe } from '@threadline/shared/mail-host/port';
import type { AuthAnswer, AuthRequest } from '../background/protocol.js';
import { refreshTokenKey, sessionTokenKey } from '../background/token-keys.js';
import type { StoredAccessToken } from '../background/token-store.js';

/** Sign-in as the panel sees it: tokens are read here, and made, renewed and revoked by the service worker. */
export function createAuth(backendUrl: string): HostAuth {
  const tokens = new KeptToken(backendUrl);
  return {
    accessToken: async (options) => {
      const kept = options?.refresh ? null : await tokens.current();
      return kept ?? ask({ type: 'threadline.auth.token', refresh: options?.refresh ?? false });
    },
    signIn: async () => {
      await ask({ type: 'threadline.auth.sign-in' });
    },
    signOut: async () => {
      await ask({ type: 'threadline.auth.sign-out' });
    },
    onChange: watchSignIn,
  };
}

/** The access token, read once and again after every change: storage takes longer to answer than the server may. */
class KeptToken {
  private stored: Promise<StoredAccessToken | undefined> | null = null;

  constructor(private readonly backendUrl: string) {
    chrome.storage.session.onChanged.addListener((changes) => {
      if (sessionTokenKey in changes) this.stored = null;
    });
  }

  async current(): Promise<string | null> {
    this.stored ??= readToken();
    const stored = await this.stored;
    const good = stored?.backendUrl === this.backendUrl && stored.expiresAt > Date.now() + 30_000;
    return good ? stored.token : null;
  }
}

async function readToken(): Promise<StoredAccessToken | undefined> {
  return (await chrome.storage.session.get(sessionTokenKey))[sessionTokenKey] as StoredAccessToken | undefined;
}

async function ask(request: AuthRequest): Promise<string | null> {
  const answer = await chrome.runtime.sendMessage<AuthRequest, AuthAnswer>(request);
  if (answer.ok) return answer.token;
  if (answer.code === 'sign_in_cancelled') throw new HostError('sign_in_cancelled', answer.message);
  throw new Error(answer.message);
}

/** A refresh token appears with a sign-in and goes with a sign-out, in whichever tab that happens. */
function watchSignIn(listener: (signedIn: boolean) => void): Unsubscribe {
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    const change = area === 'local' ? changes[refreshTokenKey] : undefined;
    if (!change || (change.oldValue !== undefined) === (change.newValue !== undefined)) return;
    listener(change.newValue !== undefined);
  };
  chrome.storage.onChanged.addListener(onChanged);
  return () => chrome.storage.onChanged.removeListener(onChanged);
}
