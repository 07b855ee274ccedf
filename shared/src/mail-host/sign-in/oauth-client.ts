import { createPkce, type Pkce } from './pkce.js';

export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

/** The server answered and refused: what was sent is used up and must be forgotten. */
export class TokenRefused extends Error {
  constructor(description: string) {
    super(description);
    this.name = 'TokenRefused';
  }
}

/** A sign-in that has been begun: its address is shown to a person, its secrets stay here. */
export interface Attempt {
  address: string;
  redirectUri: string;
  pkce: Pkce;
  /** Somebody else's proof of the same person, which the server may take alone from then on. */
  assertion?: string;
}

/** One program that signs people in to the server (authorization code with PKCE S256 and state). */
export class OauthClient {
  constructor(private readonly id: string) {}

  /** Begins a sign-in whose answer comes to `redirectUri`. */
  async begin(backendUrl: string, redirectUri: string): Promise<Attempt> {
    const pkce = await createPkce();
    const address = new URL(`${backendUrl}/oauth/authorize`);
    address.search = new URLSearchParams({
      client_id: this.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
      state: pkce.state,
    }).toString();
    return { address: address.href, redirectUri, pkce };
  }

  /** Exchanges the code that a sign-in ended with. Throws as `requestTokens` does. */
  finish(backendUrl: string, { redirectUri, pkce, assertion }: Attempt, code: string): Promise<IssuedTokens> {
    const fields = { grant_type: 'authorization_code', code, code_verifier: pkce.verifier, redirect_uri: redirectUri };
    return this.requestTokens(backendUrl, { ...fields, ...(assertion ? { assertion } : {}) });
  }

  /** Exchanges a refresh token, which works a single time. Throws as `requestTokens` does. */
  renew(backendUrl: string, refreshToken: string): Promise<IssuedTokens> {
    return this.requestTokens(backendUrl, { grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Throws `TokenRefused` on a refusal, any other error when nobody answered. */
  async requestTokens(backendUrl: string, fields: Record<string, string>): Promise<IssuedTokens> {
    const response = await this.post(`${backendUrl}/oauth/token`, fields);
    const answer = await readObject(response);
    const refusal = textOf(answer.error);
    if (refusal && (response.status === 400 || response.status === 401)) {
      throw new TokenRefused(textOf(answer.error_description) ?? 'Sign in again.');
    }
    // Anything else (a proxy in between, a restart, too many requests) says nothing about the token.
    if (!response.ok) throw new Error('The Threadline server cannot answer right now. Try again in a minute.');
    const accessToken = textOf(answer.access_token);
    const refreshToken = textOf(answer.refresh_token);
    if (!accessToken || !refreshToken) throw new Error('The Threadline server sent an answer without a token.');
    return { accessToken, refreshToken, expiresInSeconds: Number(answer.expires_in) || 60 };
  }

  /** Tells the server to forget a token. A server that does not answer must not keep anybody signed in here. */
  async revoke(backendUrl: string, token: string): Promise<void> {
    await this.post(`${backendUrl}/oauth/revoke`, { token }).catch(() => undefined);
  }

  private post(url: string, fields: Record<string, string>): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: this.id, ...fields }).toString(),
      signal: AbortSignal.timeout(10_000),
    });
  }
}

async function readObject(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
