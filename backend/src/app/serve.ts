import { readEnv } from '../env.js';
import { createLogger } from '../platform/log/logger.js';
import { greet, prepareFirstRun } from './first-run.js';
import { openProductDatabase } from './open-database.js';
import { startServer, startWorkerProcess } from './start-server.js';

/** The product in one process, in the foreground; SIGTERM and SIGINT end it and the database that it started. */
export async function serve(options: { withWorker: boolean } = { withWorker: true }): Promise<void> {
  const env = readEnv();
  const log = createLogger(env.logLevel);
  const database = await openProductDatabase(env, 'serve', say);
  try {
    const server = await startServer({ env, databaseUrl: database.url, log, withWorker: options.withWorker });
    const world = env.databaseUrl ? null : await prepareFirstRun(server.runtime, say);
    greet(env, world, say);
    await endOfProcess();
    await server.stop();
  } finally {
    await database.stop();
  }
}

/** Jobs alone, beside servers that run without them. */
export async function work(): Promise<void> {
  const env = readEnv();
  const database = await openProductDatabase(env, 'share', say);
  try {
    const worker = await startWorkerProcess({ env, databaseUrl: database.url, log: createLogger(env.logLevel) });
    say('Working. Press Ctrl+C to stop.');
    await endOfProcess();
    await worker.stop();
  } finally {
    await database.stop();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
