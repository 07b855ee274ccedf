import { createServer } from 'node:net';
import type { Env } from '../src/env.js';
import { cases } from './cases/index.js';
import { runFigures } from './figures/run-figures.js';
import { runMailSync } from './mail/run-mail-sync.js';
import { inWords } from './print.js';
import { runBackup } from './run-backup.js';
import { type Outcome, type Pace, runCase } from './run-case.js';
import { runReports } from './run-reports.js';
import { runSignInTiming } from './run-sign-in-timing.js';
import { runStart } from './run-start.js';
import { startBuiltServer } from './server.js';
import { openWorld, type World } from './world.js';

export interface BenchOptions {
  env: Env;
  databaseUrl: string;
  pace: Pace;
  /** Another build of the server than the checkout's. */
  program?: string | undefined;
  /** Of `mail-sync`. */
  mails?: { old: number; new: number };
}

const startsMeasured = 5;
const fewMails = { old: 3_000, new: 20 };

/** What can be asked for: `reports` measures each, `figures` compares them with plain SQL, `backup` saves and restores, `mail-sync` reads. */
export const names = [...Object.keys(cases), 'start', 'reports', 'figures', 'backup', 'mail-sync', 'sign-in-timing'];

/** Starts the built server on the database, measures one case by name, and stops it again. */
export async function runBench(
  name: string,
  { env, databaseUrl, pace, program, mails = fewMails }: BenchOptions,
): Promise<Outcome> {
  const environment = await environmentOf(env, databaseUrl);
  const build = program === undefined ? {} : { program };
  if (name === 'start') return runStart(environment, { times: startsMeasured, ...build });
  if (name === 'figures') return runFigures(databaseUrl);
  if (name === 'backup') return runBackup({ environment, databaseUrl, ...build });
  if (name === 'mail-sync') return runMailSync({ environment, databaseUrl, mails, ...build });
  const one = cases[name];
  if (!one && name !== 'reports' && name !== 'sign-in-timing')
    throw new Error(`There is no benchmark "${name}". Choose one of: ${names.join(', ')}.`);
  const world = await openWorld(databaseUrl);
  try {
    const server = await startBuiltServer(environment, program);
    try {
      await settled(world);
      if (name === 'sign-in-timing') return await runSignInTiming(world, server);
      return one ? await runCase(name, one, { world, server, pace }) : await runReports(world, server, pace);
    } finally {
      await server.stop();
    }
  } finally {
    await world.close();
  }
}

export function print(outcome: Outcome, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(outcome) : inWords(outcome)}\n`);
}

/** Waits until the jobs of what was written before are done, for they would be measured along; two minutes at most. */
async function settled({ sql }: World): Promise<void> {
  const isBusy = async () => {
    // A database that has never had a worker has no jobs yet.
    const [queue] = await sql`select to_regclass('jobs.job') is not null as made`;
    const jobs = sql`select from jobs.job where state in ('created', 'retry', 'active') and start_after <= now()`;
    const [row] = await sql`select exists (select from events where dispatched_at is null)
      or ${queue?.made ? sql`exists (${jobs})` : sql`false`} as busy`;
    return row?.busy === true;
  };
  for (let tries = 0; tries < 1200 && (await isBusy()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The server's settings: a port of its own, on the database that is open already. */
async function environmentOf(env: Env, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const port = await freePort();
  const unlimited = { REQUESTS_PER_MINUTE: '10000000' };
  return { DATA_DIR: env.dataDir, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'warn', ...unlimited };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
