import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Env, EnvError } from '../env.js';
import { createHub } from '../live/hub.js';
import { type MailVendorDoor, startMailSync } from '../mail-sync/service.js';
import { systemClock } from '../platform/clock.js';
import { openDatabase, openPool } from '../platform/db/database.js';
import type { Runtime } from '../platform/db/in-org.js';
import type { PortalRuntime } from '../platform/db/in-portal.js';
import { migrateDatabase, urlAs } from '../platform/db/migrate.js';
import { followedBy } from '../platform/db/replica.js';
import { watchRoom } from '../platform/db/room.js';
import { listenLive } from '../platform/events/listen.js';
import type { FileStore } from '../platform/files/file-store.js';
import { trustedProxies } from '../platform/http/client-address.js';
import { limitConnections, slowness } from '../platform/http/limits/limit-connections.js';
import { createWriteLimits, limitsFrom } from '../platform/http/limits/request-limits.js';
import { startWorker } from '../platform/jobs/worker.js';
import type { Logger } from '../platform/log/logger.js';
import { openSecrets } from '../platform/secrets/open-secrets.js';
import { providersSetUp } from '../security/accounts/providers-set-up.js';
import { warmContext } from '../threads/service.js';
import { openFileStore, problemOf } from './file-store.js';
import { createHttpApp } from './http.js';
import { createLongWork } from './long-work.js';
import { countMail } from './mail-metrics.js';
import { createMailDoors } from './mail-vendors.js';
import { projections } from './projections.js';
import { recurring } from './recurring.js';
import { createSubscribers } from './subscribers.js';

export interface ServerOptions {
  env: Env;
  databaseUrl: string;
  log: Logger;
  /** Run jobs inside this process too; off where workers run on their own. */
  withWorker: boolean;
  /** The mailboxes that can be opened, where they are not those of the settings. */
  mailDoors?: readonly MailVendorDoor[];
}

export interface RunningServer {
  port: number;
  runtime: PortalRuntime;
  stop(): Promise<void>;
}

/** Migrates, opens the pools, and serves; everything is let go again by `stop`, requests under way first. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { env, databaseUrl, log, withWorker, mailDoors = createMailDoors(env) } = options;
  const store = openFileStore(env);
  await requireStore(store, log);
  await migrateDatabase({ url: databaseUrl });
  const secrets = openSecrets(env);
  const db = await openDatabase({ url: urlAs(databaseUrl, 'threadline_app'), connections: 10 });
  const replica = env.replicaUrl ? followedBy(db, openPool({ url: urlAs(env.replicaUrl, 'threadline_app') })) : null;
  const portalDb = await openDatabase({ url: urlAs(databaseUrl, 'threadline_portal'), connections: 6 });
  const runtime: PortalRuntime = { db, replica, portalDb, clock: systemClock, projections, secrets, files: store };
  runtime.providers = providersSetUp(env);
  runtime.mailDoors = mailDoors;
  runtime.publicBaseUrl = env.publicBaseUrl;
  if (env.databaseUrl === null) runtime.room = await watchRoom(env.dataDir);
  runtime.writes = createWriteLimits(limitsFrom(env.requestsPerMinute));
  const hub = createHub();
  const silence = await listenLive(db.sql, hub.publish);
  const app = createHttpApp({ env, runtime, hub, log, store });
  const server = serve({ fetch: app.fetch, port: env.port, serverOptions: slowness });
  limitConnections(server as Server, trustedProxies(env.trustedProxies));
  try {
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  } catch (error) {
    await silence();
    await portalDb.close();
    await db.close();
    throw error;
  }
  void warmContext(db).catch(() => undefined);
  const worker = withWorker ? await startWorkerProcess({ env, databaseUrl, log, mailDoors }) : null;
  return {
    port: (server.address() as AddressInfo).port,
    runtime,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hub.end();
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
      await worker?.stop();
      runtime.room?.stop();
      await silence();
      await replica?.close();
      await portalDb.close();
      await db.close();
    },
  };
}

/** Wrong settings stop the start. A store that is away for now does not: everything else works without it. */
async function requireStore(store: FileStore, log: Logger): Promise<void> {
  const problem = await problemOf(store);
  if (problem?.refused) throw new EnvError(problem.problem);
  if (problem) log.warn({ problem: problem.problem }, 'file store away');
}

/** Jobs, with a pool of their own as the worker role. */
export async function startWorkerProcess(options: Omit<ServerOptions, 'withWorker'>) {
  const { env, databaseUrl, log, mailDoors = createMailDoors(env) } = options;
  const db = await openDatabase({ url: urlAs(databaseUrl, 'threadline_worker'), connections: 6 });
  const runtime: Runtime = { db, clock: systemClock, projections, secrets: openSecrets(env) };
  runtime.mailDoors = mailDoors;
  const worker = await startWorker({
    runtime,
    subscribers: createSubscribers(env, runtime),
    longWork: createLongWork({ env, runtime, administratorUrl: databaseUrl, log }),
    log,
    recurring: recurring(env),
  });
  const mailSync = await startMailSync({ runtime, files: openFileStore(env), log, count: countMail });
  return {
    stop: async () => {
      await mailSync.stop();
      await worker.stop();
      await db.close();
    },
  };
}
