import { type HostAuth, HostError, type HostStorage } from './port.js';
import { type Attempt, type IssuedTokens, OauthClient, TokenRefused } from './sign-in/oauth-client.js';

const client = new OauthClient('threadline-playground');
const channelName = 'threadline-signed-in';
const tokenKey = 'auth:tokens';

interface Tokens {
  access: string;
  refresh: string;
}

/** Signs in to the server as the mail clients do: authorization code with PKCE S256, in a window of its own. */
export function createFakeAuth(backendUrl: string, storage: HostStorage): HostAuth {
  const listeners = new Set<(signedIn: boolean) => void>();
  const tell = (signedIn: boolean) => {
    for (const listener of listeners) listener(signedIn);
  };
  const read = async () => (await storage.get(tokenKey)) as Tokens | undefined;
  const keep = async (issued: Promise<IssuedTokens>): Promise<string | null> => {
    try {
      const { accessToken, refreshToken } = await issued;
      await storage.set(tokenKey, { access: accessToken, refresh: refreshToken } satisfies Tokens);
      return accessToken;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      await storage.remove(tokenKey);
      return null;
    }
  };
  let refreshing: Promise<string | null> | null = null;
  return {
    async accessToken({ refresh } = {}) {
      const tokens = await read();
      if (!tokens || !refresh) return tokens?.access ?? null;
      refreshing ??= keep(client.renew(backendUrl, tokens.refresh)).finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    async signIn() {
      const redirect = new URL('signed-in.html', location.href).href.split('?')[0] ?? '';
      const attempt = await client.begin(backendUrl, redirect);
      const code = await askInWindow(attempt);
      if (!(await keep(client.finish(backendUrl, attempt, code))))
        throw new HostError('sign_in_cancelled', 'The server did not accept this sign-in.');
      tell(true);
    },
    async signOut() {
      await storage.remove(tokenKey);
      tell(false);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the page that the server returns to hands back. */
export function handBack(search: string): void {
  new BroadcastChannel(channelName).postMessage(search);
}

/** Resolves with the code that the window ends with. */
async function askInWindow({ address, pkce }: Attempt): Promise<string> {
  const answer = nextAnswer();
  open(address, 'threadline-sign-in', 'width=480,height=640');
  const parameters = new URLSearchParams(await answer);
  const code = parameters.get('code');
  if (!code || parameters.get('state') !== pkce.state) throw new HostError('sign_in_cancelled', 'Nobody signed in.');
  return code;
}

function nextAnswer(): Promise<string> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = (event) => {
      channel.close();
      resolve(String(event.data));
    };
  });
}
