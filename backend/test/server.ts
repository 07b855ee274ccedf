import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../src/app/start-server.js';
import { readEnv } from '../src/env.js';
import type { MailVendorDoor } from '../src/mail-sync/service.js';
import type { MicrosoftSettings } from '../src/platform/auth/microsoft-assertion.js';
import type { GoogleSettings } from '../src/platform/auth/open-id/google-tokens.js';
import type { Bucket } from '../src/platform/files/s3-store.js';
import { createLogger } from '../src/platform/log/logger.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { freePort } from './free-port.js';

export interface TestServer extends RunningServer {
  url: string;
  database: TestDatabase;
  /** A second server process's worth of server on the same database. */
  another(): Promise<RunningServer & { url: string }>;
}

export interface TestServerOptions {
  smtpUrl?: string;
  filesBucket?: Bucket;
  google?: GoogleSettings;
  microsoft?: MicrosoftSettings;
  mailDoors?: readonly MailVendorDoor[];
  /** Tests ask more often than people do. */
  requestsPerMinute?: number;
  /** Another way to the same database. */
  through?: (databaseUrl: string) => Promise<string>;
}

/** A whole server on a database of its own, on a free port of loopback, with jobs running inside. */
export async function startTestServer({
  smtpUrl,
  filesBucket,
  google,
  microsoft,
  mailDoors,
  requestsPerMinute = 1_000_000,
  through,
}: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const databaseUrl = through ? await through(database.adminUrl) : database.adminUrl;
  const folder = await mkdtemp(join(tmpdir(), 'threadline-test-data-'));
  const start = async (withWorker: boolean) => {
    const port = await freePort();
    // With files in a bucket, servers share no folder.
    const dataDir = filesBucket ? join(folder, String(port)) : folder;
    const env = {
      ...readEnv({ PORT: String(port), DATA_DIR: dataDir, REQUESTS_PER_MINUTE: String(requestsPerMinute) }),
      smtpUrl: smtpUrl ?? null,
      filesBucket: filesBucket ?? null,
      google: google ?? null,
      microsoft: microsoft ?? null,
    };
    const log = createLogger('warn');
    const server = await startServer({ env, databaseUrl, log, withWorker, ...(mailDoors ? { mailDoors } : {}) });
    return { ...server, url: env.publicBaseUrl };
  };
  const first = await start(true);
  const stop = async () => {
    await first.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...first, stop, database, another: () => start(false) };
}
