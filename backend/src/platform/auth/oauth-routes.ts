import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Actor, Origin, Runtime } from '../db/in-org.js';
import { Invalid, Unauthenticated } from '../errors.js';
import { findClient } from './clients.js';
import { exchangeCode, issueCode, refreshTokens, revokeToken, type TokenPair } from './device-grants.js';

const approval = z.strictObject({
  clientId: z.string().max(80),
  redirectUri: z.string().max(500),
  codeChallenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  state: z.string().min(8).max(500),
});

export interface OauthOptions {
  runtime: Runtime;
  /** The person signed in to the desk in this browser. */
  signedIn: (c: Context) => Promise<Actor | null>;
  originOf: (c: Context) => Origin;
  /** The address people open; programs that the server itself serves are sent back there only. */
  publicBaseUrl: string;
}

/** What the consent page calls, with the desk's cookie. */
export function approvalRoutes({ runtime, signedIn, publicBaseUrl }: OauthOptions): Hono {
  return new Hono().post('/oauth/approve', async (c) => {
    const actor = await signedIn(c);
    if (!actor) throw new Unauthenticated('Sign in to go on.');
    const { state, ...request } = approval.parse(await readJson(c));
    if (!findClient(request, publicBaseUrl)) {
      throw new Invalid('This program is not known here. Install Threadline in your mail client again.');
    }
    const target = new URL(request.redirectUri);
    target.searchParams.set('code', await issueCode(runtime, actor, request));
    target.searchParams.set('state', state);
    return c.json({ redirectTo: target.toString() });
  });
}

/** The token endpoints of RFC 6749 and 7009, for clients without cookies and without secrets. */
export function tokenRoutes({ runtime, originOf }: OauthOptions): Hono {
  return new Hono()
    .post('/oauth/token', async (c) => {
      const form = await readForm(c);
      const tokens = await tokensFor(runtime, form, {
        origin: originOf(c),
        userAgent: c.req.header('user-agent') ?? null,
      });
      c.header('cache-control', 'no-store');
      if (tokens) return c.json(answer(tokens));
      return c.json({ error: 'invalid_grant', error_description: 'This sign-in has ended. Sign in again.' }, 400);
    })
    .post('/oauth/revoke', async (c) => {
      const { token } = await readForm(c);
      if (token) await revokeToken(runtime, token);
      return c.body(null, 200);
    });
}

type Form = Record<string, string | undefined>;

function tokensFor(
  runtime: Runtime,
  form: Form,
  from: { origin: Origin; userAgent: string | null },
): Promise<TokenPair | null> {
  if (form.grant_type === 'refresh_token')
    return refreshTokens(runtime, form.refresh_token ?? '', form.client_id ?? '');
  if (form.grant_type !== 'authorization_code')
    throw new Invalid('The grant_type must be authorization_code or refresh_token.');
  const exchange = {
    clientId: form.client_id ?? '',
    redirectUri: form.redirect_uri ?? '',
    code: form.code ?? '',
    codeVerifier: form.code_verifier ?? '',
    userAgent: from.userAgent,
  };
  return exchangeCode(runtime, exchange, from.origin);
}

const answer = (tokens: TokenPair) => ({
  access_token: tokens.accessToken,
  token_type: 'Bearer',
  expires_in: tokens.expiresInSeconds,
  refresh_token: tokens.refreshToken,
});

async function readForm(c: Context): Promise<Form> {
  const parameters = new URLSearchParams(await c.req.text());
  return Object.fromEntries([...parameters].map(([name, value]) => [name, value.slice(0, 1_000)]));
}

async function readJson(c: Context): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new Invalid('Send the request as JSON.');
  });
}
