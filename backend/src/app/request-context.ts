import type { Context } from 'hono';
import type { Env } from '../env.js';
import type { LiveHub } from '../live/hub.js';
import { bearerOf, resolveBearer } from '../platform/auth/bearer.js';
import type { Sessions } from '../platform/auth/sessions.js';
import { signedInActor } from '../platform/auth/sign-in-routes.js';
import type { Actor, Origin, Runtime } from '../platform/db/in-org.js';
import { clientAddress, trustedProxies } from '../platform/http/client-address.js';
import type { RequestContext } from '../platform/http/procedure.js';

export interface AskingOptions {
  env: Env;
  runtime: Runtime;
  hub: LiveHub;
  sessions: Sessions;
}

/** Who asks, and from where: by bearer token for extension, add-in and API, by cookie for the desk. */
export function createAsking({ env, runtime, hub, sessions }: AskingOptions) {
  const isTrusted = trustedProxies(env.trustedProxies);
  const originOf = (c: Context, source: Origin['source']): Origin => ({
    source,
    ip: clientAddress(c.env?.incoming?.socket?.remoteAddress, c.req.header('x-forwarded-for'), isTrusted),
    requestId: c.get('requestId') as string,
  });
  const contextOf = (c: Context, actor: Actor | null): RequestContext => ({
    runtime,
    actor,
    origin: originOf(c, sourceOf(c, actor)),
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    hub,
  });
  return {
    byBearer: async (c: Context) => contextOf(c, await bearerActor(runtime, c)),
    byCookie: async (c: Context) => contextOf(c, await signedInActor(sessions, c, originOf(c, 'desk'))),
    fromDesk: (c: Context) => originOf(c, 'desk'),
  };
}

async function bearerActor(runtime: Runtime, c: Context): Promise<Actor | null> {
  const secret = bearerOf(c.req.header('authorization'));
  return secret ? resolveBearer(runtime, secret) : null;
}

function sourceOf(c: Context, actor: Actor | null): Origin['source'] {
  if (actor?.via === 'session') return 'desk';
  if (actor?.via === 'api_key') return 'api';
  return c.req.header('x-threadline-client') === 'outlook' ? 'outlook' : 'gmail';
}
