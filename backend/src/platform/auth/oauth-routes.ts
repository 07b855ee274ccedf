import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Ctx, Origin, Runtime } from '../db/in-org.js';
import { Invalid } from '../errors.js';
import { requireFactor, requireFreshProof } from '../policy/require-proof.js';
import { AssertionRefused, type CheckAssertion } from './assertion-refused.js';
import { atDesk, type DeskVisitors } from './at-desk.js';
import { findClient } from './clients.js';
import { exchangeCode, issueCode, refreshTokens, revokeToken, type TokenPair } from './device-grants.js';
import { linkIdentity, signInByIdentity } from './identities.js';
import { readJson } from './read-json.js';

const approval = z.strictObject({
  clientId: z.string().max(80),
  redirectUri: z.string().max(500),
  codeChallenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  state: z.string().min(8).max(500),
});

export interface OauthOptions extends DeskVisitors {
  runtime: Runtime;
  /** The address people open; programs that the server itself serves are sent back there only. */
  publicBaseUrl: string;
  /** Checks what Outlook hands over as Microsoft's word; null where that is not set up. */
  checkAssertion: CheckAssertion | null;
}

/** What the consent page calls, with the desk's cookie. */
export function approvalRoutes(options: OauthOptions): Hono {
  const { runtime, publicBaseUrl } = options;
  return new Hono().post('/oauth/approve', async (c) => {
    const actor = await atDesk(options, c);
    requireFactor(actor, 'thread.context');
    // A device lives for ninety days: whoever found a desk open does not take it away with them.
    requireFreshProof(actor, runtime.clock());
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
export function tokenRoutes(options: OauthOptions): Hono {
  const { runtime, originOf } = options;
  return new Hono()
    .post('/oauth/token', async (c) => {
      const form = await readForm(c);
      const from = { origin: originOf(c), userAgent: c.req.header('user-agent') ?? null };
      c.header('cache-control', 'no-store');
      try {
        const tokens = await tokensFor(options, form, from);
        return tokens ? c.json(answer(tokens)) : refuse(c, 'This sign-in has ended. Sign in again.');
      } catch (error) {
        if (error instanceof AssertionRefused) return refuse(c, error.message);
        throw error;
      }
    })
    .post('/oauth/revoke', async (c) => {
      const { token } = await readForm(c);
      if (token) await revokeToken(runtime, token);
      return c.body(null, 200);
    });
}

type Form = Record<string, string | undefined>;

interface From {
  origin: Origin;
  userAgent: string | null;
}

const bearerAssertion = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

function tokensFor(options: OauthOptions, form: Form, from: From): Promise<TokenPair | null> {
  const { grant_type: grantType, client_id: clientId = '' } = form;
  if (grantType === 'refresh_token') {
    return refreshTokens(options.runtime, { refreshToken: form.refresh_token ?? '', clientId, origin: from.origin });
  }
  if (grantType === 'authorization_code') return tokensForCode(options, form, from);
  if (grantType === bearerAssertion) return tokensForAssertion(options, form, from);
  throw new Invalid(`The grant_type must be authorization_code, refresh_token or ${bearerAssertion}.`);
}

/** A code may come with an assertion about the same person, who from then on needs no code. */
async function tokensForCode({ runtime, checkAssertion }: OauthOptions, form: Form, { origin, userAgent }: From) {
  const { assertion } = form;
  const vouched = assertion && mayVouch(form) ? await checkAssertion?.(assertion).catch(() => null) : null;
  const exchange = {
    clientId: form.client_id ?? '',
    redirectUri: form.redirect_uri ?? '',
    code: form.code ?? '',
    codeVerifier: form.code_verifier ?? '',
    userAgent,
    ...(vouched ? { alongside: (ctx: Ctx) => linkIdentity(ctx, vouched) } : {}),
  };
  return exchangeCode(runtime, exchange, origin);
}

async function tokensForAssertion({ runtime, checkAssertion }: OauthOptions, form: Form, from: From) {
  if (!checkAssertion || !mayVouch(form)) {
    throw new AssertionRefused('Sign-in with Microsoft is not set up here. Sign in with your password.');
  }
  const vouched = await checkAssertion(form.assertion ?? '');
  return signInByIdentity(runtime, vouched, { clientId: form.client_id ?? '', ...from });
}

const mayVouch = (form: Form) => form.client_id === 'threadline-outlook';

const refuse = (c: Context, sentence: string) => c.json({ error: 'invalid_grant', error_description: sentence }, 400);

const answer = (tokens: TokenPair) => ({
  access_token: tokens.accessToken,
  token_type: 'Bearer',
  expires_in: tokens.expiresInSeconds,
  refresh_token: tokens.refreshToken,
});

async function readForm(c: Context): Promise<Form> {
  const parameters = new URLSearchParams(await c.req.text());
  const most = (name: string) => (name === 'assertion' ? 16_000 : 1_000);
  return Object.fromEntries([...parameters].map(([name, value]) => [name, value.slice(0, most(name))]));
}
