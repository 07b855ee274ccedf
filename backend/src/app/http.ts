import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { auditCsvRoute } from '../audit/service.js';
import type { Env } from '../env.js';
import type { LiveHub } from '../live/hub.js';
import { mailFileRoutes, makeInert } from '../mail-view/service.js';
import { createSessions } from '../platform/auth/sessions.js';
import { requireSameOrigin } from '../platform/auth/sign-in-routes.js';
import type { PortalRuntime } from '../platform/db/in-portal.js';
import { NotFound, TooLarge } from '../platform/errors.js';
import { type FileStore, FileStoreAway } from '../platform/files/file-store.js';
import { describeFailure } from '../platform/http/error-format.js';
import { limitRequests, limitsFrom } from '../platform/http/limits/request-limits.js';
import { retryAfter } from '../platform/http/limits/retry-after.js';
import { createMetrics, type Metrics } from '../platform/http/metrics.js';
import { securityHeaders } from '../platform/http/security-headers.js';
import { describeCauses, stackOf } from '../platform/log/describe-causes.js';
import type { Logger } from '../platform/log/logger.js';
import { csvRoute } from '../reports/service.js';
import { archiveRoutes } from './archives.js';
import { draftFileRoutes } from './draft-files.js';
import { fileRoutes } from './files.js';
import { healthRoutes } from './health.js';
import { measureMail } from './mail-metrics.js';
import { dialogHeaders, outlookHeaders } from './outlook-pages.js';
import { pageRoutes } from './pages.js';
import { cookiePaths, credentialIn, openPaths } from './paths.js';
import { portalCookieNames, portalRoutes } from './portal.js';
import { portalManifest } from './portal-manifest.js';
import { createAsking } from './request-context.js';
import { describeRest, restRoutes } from './rest.js';
import { waysIn } from './sign-in.js';
import { swiftContext } from './swift-context.js';
import { serveTrpc } from './trpc.js';

export interface HttpOptions {
  env: Env;
  runtime: PortalRuntime;
  hub: LiveHub;
  log: Logger;
  store: FileStore;
}

type App = Hono<{ Bindings: HttpBindings; Variables: { requestId: string; refusalCounted?: boolean } }>;

const mostBodyBytes = 2 * 1024 * 1024;
/** Where files come in, which have a limit of their own. */
const uploadPaths = ['/desk/files', '/api/v1/files', '/desk/draft-files', '/api/v1/draft-files'];
const clientHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'x-threadline-client',
  'trpc-accept',
];

/** The whole server behind one fetch function. Cookies count on the desk's paths only, bearer tokens on all others. */
export function createHttpApp({ env, runtime, hub, log, store }: HttpOptions): App {
  const secure = env.publicBaseUrl.startsWith('https:');
  const sessions = createSessions(runtime, { secure });
  const asking = createAsking({ env, runtime, hub, sessions });
  const metrics = createMetrics(() => hub.size());
  measureMail(metrics.registry, runtime);
  const onFailure = failureLog(log, metrics);

  const app: App = new Hono();
  const limited = limitRequests({
    most: limitsFrom(env.requestsPerMinute),
    addressOf: (c) => asking.fromDesk(c).ip,
    credentialOf: (c) => credentialIn(c, { desk: sessions.cookieName, portal: portalCookieNames(secure).session }),
  });
  for (const path of ['/trpc/threads.context', '/api/v1/threads/context']) app.use(path, limited);
  app.post(
    '/trpc/threads.context',
    swiftContext({ runtime, metrics, envelope: (data) => `{"result":{"data":${data}}}` }),
  );
  app.post('/api/v1/threads/context', swiftContext({ runtime, metrics, envelope: (data) => data }));
  app.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    if (!c.get('refusalCounted')) metrics.refuse(c.res.status);
    metrics.observe(routeOf(c.req.path), c.res.status, (performance.now() - started) / 1000);
  });
  app.use('/outlook/*', outlookHeaders);
  app.use('/oauth/authorize', dialogHeaders);
  app.use('/mail-files/*', makeInert);
  app.use('/portal/mail-files/*', makeInert);
  app.use(securityHeaders({ secure }));
  const limit = bodyLimit({ maxSize: mostBodyBytes, onError: refuseLargeBody });
  // To look for the body of a read would cost more than all else around it.
  const isUnlimited = ({ method, path }: Context['req']) => method === 'GET' || uploadPaths.includes(path);
  app.use((c, next) => (isUnlimited(c.req) ? next() : limit(c, next)));
  app.onError((error, c) => {
    onFailure(c, error, c.req.path);
    const { status, ...told } = describeFailure(error);
    const seconds = status === 429 ? retryAfter(error) : null;
    if (seconds) c.header('retry-after', seconds);
    return c.json({ error: told }, status as 400);
  });

  for (const path of [...openPaths, ...cookiePaths, '/mail-files/*']) app.use(path, limited);
  for (const path of openPaths) app.use(path, cors({ origin: '*', allowHeaders: clientHeaders }), noStore);
  for (const path of cookiePaths) app.use(path, sameOrigin(env), noStore);
  app.route('/', healthRoutes({ runtime, store, metrics }));
  app.all('/trpc/*', serveTrpc({ endpoint: '/trpc', contextOf: asking.byBearer, onFailure }));
  app.all('/desk/trpc/*', serveTrpc({ endpoint: '/desk/trpc', contextOf: asking.byCookie, onFailure }));
  app.route('/', waysIn({ env, runtime, sessions, originOf: asking.fromDesk, log }));
  app.route('/', fileRoutes({ store, ...asking }));
  app.route('/', mailFileRoutes(runtime));
  app.route('/', draftFileRoutes({ store, ...asking }));
  app.route('/', archiveRoutes({ store, ...asking }));
  app.route('/', portalRoutes({ runtime, store, secure, originOf: asking.fromDesk, onFailure }));
  app.route('/', portalManifest(runtime));
  app.get('/api/v1/openapi.json', (c) => c.json(describeRest(env.publicBaseUrl) as object));
  app.route('/', csvRoute('/api/v1/reports/csv', asking.byBearer));
  app.route('/', csvRoute('/desk/reports/csv', asking.byCookie));
  app.route('/', auditCsvRoute('/desk/audit/csv', asking.byCookie));
  app.route('/', restRoutes(asking.byBearer));
  app.all('/api/v1/*', () => {
    throw new NotFound('address');
  });
  app.use(compress());
  app.route('/', pageRoutes());
  return app;
}

/** Of several calls in one request each that fails is counted. */
function failureLog(log: Logger, metrics: Metrics) {
  return (c: Context, error: Error, path: string | undefined): void => {
    const { code, status } = describeFailure(error);
    metrics.refuse(status);
    c.set('refusalCounted', true);
    const requestId = c.get('requestId') as string;
    if (error instanceof FileStoreAway) log.warn({ path, requestId, problem: error.problem }, 'file store away');
    if (code !== 'internal') return;
    log.error({ path, requestId, stack: stackOf(error), causes: describeCauses(error) }, 'bug');
  };
}

const sameOrigin = (env: Env) => async (c: Context, next: () => Promise<void>) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') requireSameOrigin(c, env.publicBaseUrl);
  await next();
};

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.res.headers.set('cache-control', 'no-store');
}

function refuseLargeBody(): never {
  throw new TooLarge('This request is too large. Send less at once.');
}

const routeOf = (path: string): string => `/${path.split('/').slice(1, 3).join('/')}`.slice(0, 40);
