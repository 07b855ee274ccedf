import { createStorage } from '@threadline/shared/mail-host/browser-storage';
import type { HostStorage, Unsubscribe } from '@threadline/shared/mail-host/port';
import type { IssuedTokens } from '@threadline/shared/mail-host/sign-in/oauth-client';

const name = 'tokens';

export interface KeptTokens {
  access: string;
  refresh: string;
  expiresAt: number;
}

/**
 * The tokens of this mailbox's panes. All of its windows share them: the server ends the older access token as soon as
 * one window has renewed it.
 */
export class TokenStore {
  private readonly storage: HostStorage;

  constructor(private readonly prefix: string) {
    this.storage = createStorage(prefix);
  }

  async read(): Promise<KeptTokens | null> {
    return ((await this.storage.get(name)) as KeptTokens | undefined) ?? null;
  }

  async keep({ accessToken, refreshToken, expiresInSeconds }: IssuedTokens): Promise<KeptTokens> {
    const expiresAt = Date.now() + expiresInSeconds * 1000;
    const tokens: KeptTokens = { access: accessToken, refresh: refreshToken, expiresAt };
    await this.storage.set(name, tokens);
    return tokens;
  }

  async forget(): Promise<void> {
    await this.storage.remove(name);
  }

  /** Tells when another window has signed in or out. */
  onChangeElsewhere(listener: (signedIn: boolean) => void): Unsubscribe {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== this.prefix + name || (event.oldValue === null) === (event.newValue === null)) return;
      listener(event.newValue !== null);
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }
}
