export const clientId = 'threadline-outlook';

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

/** Exchanges a code or a refresh token. Throws `TokenRefused` on a refusal, any other error when nobody answered. */
export async function requestTokens(backendUrl: string, fields: Record<string, string>): Promise<IssuedTokens> {
  const response = await post(`${backendUrl}/oauth/token`, fields);
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
export async function revokeToken(backendUrl: string, token: string): Promise<void> {
  await post(`${backendUrl}/oauth/revoke`, { token }).catch(() => undefined);
}

function post(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: clientId, ...fields }).toString(),
    signal: AbortSignal.timeout(10_000),
  });
}

async function readObject(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
