import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from './choose-home.js';
import { chooseListening, type Listening } from './choose-listening.js';
import { clearOrphans } from './clear-orphans.js';
import { writeSettings } from './cluster-settings.js';
import { explainStartFailure } from './explain-start-failure.js';
import { greetPostmaster } from './greet-postmaster.js';
import { LauncherError } from './launcher-error.js';
import { logSize, openLog, readLogSince } from './postgres-log.js';
import { readPostmasterFile, removeLeftovers } from './postmaster-file.js';
import { type Binaries, programPath } from './resolve-binaries.js';
import { programEnvironment, runAs } from './run-program.js';

export interface Postmaster {
  pid: number;
  listening: Listening;
}

interface StartOptions {
  binaries: Binaries;
  password: string;
  /** Where it listened before, when it is started again and clients wait for it there. */
  listening: Listening | null;
}

/** Recovery after a crash may read a lot of log; nothing is gained by giving up on it early. */
const LONGEST_START_MS = 120_000;
const MOST_ATTEMPTS = 20;

/** Starts the database and returns once it answers. Call under the transition lock, with no living postmaster. */
export async function startPostmaster(home: Home, options: StartOptions): Promise<Postmaster> {
  const listening = options.listening ?? (await chooseListening(home));
  await writeSettings(home, listening);
  for (let attempt = 1; ; attempt += 1) {
    await clearOrphans(home.cluster);
    await removeLeftovers(home, listening);
    const logStart = await logSize(home);
    const child = await spawnPostmaster(home, options.binaries);
    const outcome = await waitUntilReady(home, { child, listening, password: options.password });
    if (typeof outcome === 'number') return { pid: outcome, listening };
    const said = await readLogSince(home, logStart);
    // Where orphans cannot be listed, PostgreSQL itself says that some are left; they go when their work is done.
    const isWaiting = said.includes('pre-existing shared memory block') && attempt < MOST_ATTEMPTS;
    if (!isWaiting) throw explainStartFailure(home, said);
    await sleep(1000);
  }
}

/** Its own process group keeps the terminal's Ctrl-C from ending it before the server has finished its requests. */
async function spawnPostmaster(home: Home, binaries: Binaries): Promise<ChildProcess> {
  const log = await openLog(home);
  try {
    const child = spawn(programPath(binaries, 'postgres'), ['-D', home.cluster], {
      ...runAs(home.account),
      ...(process.platform === 'win32' ? {} : { env: programEnvironment(binaries.env), cwd: '/' }),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function waitUntilReady(
  home: Home,
  { child, listening, password }: { child: ChildProcess; listening: Listening; password: string },
): Promise<number | 'ended'> {
  const deadline = Date.now() + LONGEST_START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return 'ended';
    const file = await readPostmasterFile(home.cluster);
    const isReady = file?.pid === child.pid && file.status === 'ready';
    if (isReady && (await greetPostmaster(listening, password)) === 'ready') return child.pid;
    await sleep(15);
  }
  child.kill('SIGQUIT');
  throw new LauncherError(
    'start-failed',
    `The database in ${home.cluster} did not become ready within two minutes. Read ${home.log} and start again.`,
  );
}
