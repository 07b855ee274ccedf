import { readEnv } from '../env.js';
import { createLogger } from '../platform/log/logger.js';
import { greet, prepareFirstRun } from './first-run.js';
import { openProductDatabase } from './open-database.js';
import { type RunningServer, type ServerOptions, startServer, startWorkerProcess } from './start-server.js';

/** The product in one process, in the foreground; SIGTERM and SIGINT end it and the database that it started. */
export async function serve(options: { withWorker: boolean } = { withWorker: true }): Promise<void> {
  const env = readEnv();
  const log = createLogger(env.logLevel);
  // Heard from the first moment: who stops a first start half way leaves no database running behind.
  const ended = endOfProcess();
  const database = await openProductDatabase(env, 'serve', say);
  try {
    const server = await Promise.race([ready({ env, log, databaseUrl: database.url, ...options }), ended]);
    await ended;
    await server?.stop();
  } finally {
    await database.stop();
  }
  process.exit();
}

async function ready(options: ServerOptions): Promise<RunningServer> {
  const server = await startServer(options);
  const world = options.env.databaseUrl ? null : await prepareFirstRun(server.runtime, say);
  greet(options.env, world, say);
  return server;
}

/** Jobs alone, beside servers that run without them. */
export async function work(): Promise<void> {
  const env = readEnv();
  const ended = endOfProcess();
  const database = await openProductDatabase(env, 'share', say);
  try {
    const worker = await startWorkerProcess({ env, databaseUrl: database.url, log: createLogger(env.logLevel) });
    say('Working. Press Ctrl+C to stop.');
    await ended;
    await worker.stop();
  } finally {
    await database.stop();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// A terminal's Ctrl+C arrives twice under npm: from the terminal, and handed on. The second must not cut off the stop.
function endOfProcess(): Promise<null> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve(null));
    process.on('SIGINT', () => resolve(null));
  });
}
