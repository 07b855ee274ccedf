import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import type { Env } from '../env.js';
import type { LiveHub } from '../live/hub.js';
import { resolveBearer } from '../platform/auth/bearer.js';
import { approvalRoutes, tokenRoutes } from '../platform/auth/oauth-routes.js';
import { createSessions } from '../platform/auth/sessions.js';
import { requireSameOrigin, signedInActor, signInRoutes } from '../platform/auth/sign-in-routes.js';
import type { Actor, Origin, Runtime } from '../platform/db/in-org.js';
import { LimitReached, NotFound } from '../platform/errors.js';
import { clientAddress, trustedProxies } from '../platform/http/client-address.js';
import { describeFailure } from '../platform/http/error-format.js';
import { createMetrics } from '../platform/http/metrics.js';
import type { RequestContext } from '../platform/http/procedure.js';
import { securityHeaders } from '../platform/http/security-headers.js';
import type { Logger } from '../platform/log/logger.js';
import { healthRoutes } from './health.js';
import { pageRoutes } from './pages.js';
import { describeRest, restRoutes } from './rest.js';
import { appRouter } from './router.js';

export interface HttpOptions {
  env: Env;
  runtime: Runtime;
  hub: LiveHub;
  log: Logger;
}

type Bindings = { Bindings: HttpBindings; Variables: { requestId: string } };

const mostBodyBytes = 2 * 1024 * 1024;

/** The whole server behind one fetch function. Cookies count on the desk's paths only, bearer tokens on all others. */
export function createHttpApp({ env, runtime, hub, log }: HttpOptions): Hono<Bindings> {
  const secure = env.publicBaseUrl.startsWith('https:');
  const sessions = createSessions(runtime, { secure });
  const isTrusted = trustedProxies(env.trustedProxies);
  const metrics = createMetrics(() => hub.size());
  const originOf = (source: Origin['source']) => (c: Context) => ({
    source,
    ip: clientAddress(c.env?.incoming?.socket?.remoteAddress, c.req.header('x-forwarded-for'), isTrusted),
    requestId: c.get('requestId') as string,
  });
  const contextFor = (c: Context, actor: Actor | null, source: Origin['source']): RequestContext => ({
    runtime,
    actor,
    origin: originOf(source)(c),
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    hub,
  });
  const withBearer = async (c: Context) => {
    const actor = await bearerActor(runtime, c);
    return contextFor(c, actor, sourceOf(actor, c));
  };
  const withCookie = async (c: Context) => contextFor(c, await signedInActor(sessions, c), 'desk');
  const oauth = { runtime, signedIn: (c: Context) => signedInActor(sessions, c), originOf: originOf('desk') };
  const logFailure = (path: string | undefined, error: Error, requestId: string) => {
    if (describeFailure(error).code === 'internal') log.error({ path, requestId, stack: error.stack, cause: causeOf(error) }, 'bug');
  };

  const app = new Hono<Bindings>();
  app.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    metrics.observe(routeOf(c.req.path), c.res.status, (performance.now() - started) / 1000);
  });
  app.use(securityHeaders({ secure }));
  app.use(bodyLimit({ maxSize: mostBodyBytes, onError: () => { throw new LimitReached('This request is too large. Send less at once.'); } }));
  app.onError((error, c) => {
    logFailure(c.req.path, error, c.get('requestId'));
    const { code, message, status, details } = describeFailure(error);
    return c.json({ error: { code, message, ...(details ? { details } : {}) } }, status as 400);
  });
  app.route('/', healthRoutes(runtime, metrics));

  const openCors = cors({ origin: '*', allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id', 'x-threadline-client'] });
  for (const path of ['/trpc/*', '/api/v1/*', '/oauth/token', '/oauth/revoke']) app.use(path, openCors);
  app.use('/trpc/*', noStore);
  app.use('/desk/trpc/*', noStore);
  app.use('/api/*', noStore);

  app.all('/trpc/*', async (c) => serveTrpc('/trpc', c, await withBearer(c), logFailure));
  app.use('/desk/trpc/*', sameOrigin(env));
  app.use('/auth/*', sameOrigin(env));
  app.use('/oauth/approve', sameOrigin(env));
  app.all('/desk/trpc/*', async (c) => serveTrpc('/desk/trpc', c, await withCookie(c), logFailure));
  app.route('/', signInRoutes({ runtime, sessions, originOf: originOf('desk') }));
  app.route('/', approvalRoutes(oauth));
  app.route('/', tokenRoutes(oauth));

  app.get('/api/v1/openapi.json', (c) => c.json(describeRest(env.publicBaseUrl) as object));
  app.route('/', restRoutes(withBearer));
  app.all('/api/v1/*', () => {
    throw new NotFound('address');
  });
  app.use(compress());
  app.route('/', pageRoutes());
  return app;
}

function serveTrpc(
  endpoint: string,
  c: Context,
  context: RequestContext,
  logFailure: (path: string | undefined, error: Error, requestId: string) => void,
): Promise<Response> {
  return fetchRequestHandler({
    endpoint,
    req: c.req.raw,
    router: appRouter,
    createContext: () => context,
    onError: ({ error, path }) => logFailure(path, error, c.get('requestId')),
  });
}

async function bearerActor(runtime: Runtime, c: Context): Promise<Actor | null> {
  const match = /^Bearer ([\x21-\x7e]{20,200})$/.exec(c.req.header('authorization') ?? '');
  return match?.[1] ? resolveBearer(runtime, match[1]) : null;
}

function sourceOf(actor: Actor | null, c: Context): Origin['source'] {
  if (actor?.via === 'api_key') return 'api';
  return c.req.header('x-threadline-client') === 'outlook' ? 'outlook' : 'gmail';
}

const sameOrigin = (env: Env) => async (c: Context, next: () => Promise<void>) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') requireSameOrigin(c, env.publicBaseUrl);
  await next();
};

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.res.headers.set('cache-control', 'no-store');
}

function causeOf(error: Error): string | undefined {
  return error.cause instanceof Error ? error.cause.stack : undefined;
}

const routeOf = (path: string): string => `/${path.split('/').slice(1, 3).join('/')}`.slice(0, 40);
