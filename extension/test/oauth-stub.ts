import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small authorization server that keeps the promises of the real one: PKCE, single-use codes, rotating tokens. */
export interface OAuthStub {
  url: string;
  /** Paths asked for, in order. */
  requests: string[];
  revoked: string[];
  /** How long answers to a refresh wait. */
  refreshDelayMs: number;
  /** Makes every refresh token worthless, as a removed person's are. */
  revokeAll(): void;
  close(): Promise<void>;
}

interface Grant {
  challenge: string;
  redirectUri: string;
}

export async function startOAuthStub(): Promise<OAuthStub> {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Set<string>();
  const stub: OAuthStub = {
    url: '',
    requests: [],
    revoked: [],
    refreshDelayMs: 0,
    revokeAll: () => refreshTokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', stub.url);
    stub.requests.push(url.pathname);
    if (url.pathname === '/oauth/authorize') return authorize(url, response, codes);
    void readForm(request).then((form) => token({ url, form, response, codes, refreshTokens, stub }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return stub;
}

function authorize(url: URL, response: ServerResponse, codes: Map<string, Grant>): void {
  const field = (name: string) => url.searchParams.get(name) ?? '';
  const code = randomUUID();
  codes.set(code, { challenge: field('code_challenge'), redirectUri: field('redirect_uri') });
  const answer = new URL(field('redirect_uri'));
  answer.search = new URLSearchParams({ code, state: field('state') }).toString();
  const refusal = new URL(field('redirect_uri'));
  refusal.search = new URLSearchParams({
    error: 'access_denied',
    error_description: 'You chose not to sign in.',
    state: field('state'),
  }).toString();
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<title>Sign in</title><a id="yes" href="${answer.href.replaceAll('&', '&amp;')}">Yes</a>
      <a id="no" href="${refusal.href.replaceAll('&', '&amp;')}">No</a>`);
}

interface TokenRequest {
  url: URL;
  form: URLSearchParams;
  response: ServerResponse;
  codes: Map<string, Grant>;
  refreshTokens: Set<string>;
  stub: OAuthStub;
}

async function token({ url, form, response, codes, refreshTokens, stub }: TokenRequest): Promise<void> {
  if (url.pathname === '/oauth/revoke') {
    refreshTokens.delete(form.get('token') ?? '');
    stub.revoked.push(form.get('token') ?? '');
    return send(response, 200, {});
  }
  if (form.get('grant_type') === 'refresh_token') {
    await new Promise((resolve) => setTimeout(resolve, stub.refreshDelayMs));
    const known = refreshTokens.delete(form.get('refresh_token') ?? '');
    return known ? issue(response, refreshTokens) : refuse(response, 'Sign in again.');
  }
  const grant = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isGood = grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri');
  return isGood && form.get('client_id') === 'threadline-extension'
    ? issue(response, refreshTokens)
    : refuse(response, 'That code is not valid.');
}

function issue(response: ServerResponse, refreshTokens: Set<string>): void {
  const refreshToken = `refresh-${randomUUID()}`;
  refreshTokens.add(refreshToken);
  send(response, 200, {
    access_token: `access-${randomUUID()}`,
    token_type: 'Bearer',
    expires_in: 900,
    refresh_token: refreshToken,
  });
}

function refuse(response: ServerResponse, description: string): void {
  send(response, 400, { error: 'invalid_grant', error_description: description });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
