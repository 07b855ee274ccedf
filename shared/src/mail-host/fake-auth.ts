import { type HostAuth, HostError, type HostStorage } from './port.js';

const clientId = 'threadline-playground';
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
  const exchange = async (fields: Record<string, string>) => {
    const tokens = await requestTokens(backendUrl, fields);
    if (tokens) await storage.set(tokenKey, tokens);
    else await storage.remove(tokenKey);
    return tokens;
  };
  let refreshing: Promise<Tokens | null> | null = null;
  return {
    async accessToken({ refresh } = {}) {
      const tokens = await read();
      if (!tokens || !refresh) return tokens?.access ?? null;
      refreshing ??= exchange({ grant_type: 'refresh_token', refresh_token: tokens.refresh }).finally(() => {
        refreshing = null;
      });
      return (await refreshing)?.access ?? null;
    },
    async signIn() {
      const redirect = new URL('signed-in.html', location.href).href.split('?')[0] ?? '';
      const { code, verifier } = await askInWindow(backendUrl, redirect);
      const fields = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirect };
      if (!(await exchange(fields)))
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

async function askInWindow(backendUrl: string, redirect: string): Promise<{ code: string; verifier: string }> {
  const verifier = randomText();
  const state = randomText();
  const address = new URL(`${backendUrl}/oauth/authorize`);
  address.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString();
  const answer = nextAnswer();
  open(address.href, 'threadline-sign-in', 'width=480,height=640');
  const parameters = new URLSearchParams(await answer);
  const code = parameters.get('code');
  if (!code || parameters.get('state') !== state) throw new HostError('sign_in_cancelled', 'Nobody signed in.');
  return { code, verifier };
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

async function requestTokens(backendUrl: string, fields: Record<string, string>): Promise<Tokens | null> {
  const response = await fetch(`${backendUrl}/oauth/token`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: clientId, ...fields }).toString(),
  });
  if (response.status >= 500) throw new Error('The Threadline server cannot answer right now. Try again in a minute.');
  if (!response.ok) return null;
  const answer = (await response.json()) as { access_token: string; refresh_token: string };
  return { access: answer.access_token, refresh: answer.refresh_token };
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
