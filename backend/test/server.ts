import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../src/app/start-server.js';
import { readEnv } from '../src/env.js';
import { createLogger } from '../src/platform/log/logger.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { freePort } from './free-port.js';

export interface TestServer extends RunningServer {
  url: string;
  database: TestDatabase;
  /** A second server process's worth of server on the same database. */
  another(): Promise<RunningServer & { url: string }>;
}

/** A whole server on a database of its own, on a free port of loopback, with jobs running inside. */
export async function startTestServer(options: { smtpUrl?: string } = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'threadline-test-data-'));
  const start = async (withWorker: boolean) => {
    const env = { ...readEnv({ PORT: String(await freePort()), DATA_DIR: dataDir }), smtpUrl: options.smtpUrl ?? null };
    const log = createLogger('warn');
    const server = await startServer({ env, databaseUrl: database.adminUrl, log, withWorker });
    return { ...server, url: env.publicBaseUrl };
  };
  const first = await start(true);
  const stop = async () => {
    await first.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...first, stop, database, another: () => start(false) };
}
