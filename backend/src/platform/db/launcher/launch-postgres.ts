import { adoptPostmaster } from './adopt-postmaster.js';
import { chooseHome, type Home } from './choose-home.js';
import { connectionPoint } from './greet-postmaster.js';
import { hasCluster, initialiseCluster } from './initialise-cluster.js';
import { keepPassword } from './keep-password.js';
import { DataDirectoryInUse, explainFileError } from './launcher-error.js';
import { type HeldLock, tryLock, waitForLock } from './lock-file.js';
import { countMembers, joinMembers } from './members.js';
import { boundLog } from './postgres-log.js';
import { type Binaries, resolveBinaries } from './resolve-binaries.js';
import { type Postmaster, startPostmaster } from './start-postmaster.js';
import { stopPostmaster } from './stop-postmaster.js';
import { watchPostmaster } from './watch-postmaster.js';

export interface LaunchOptions {
  dataDir: string;
  log: (message: string) => void;
}

export interface Login {
  user: string;
  password: string;
  database: string;
}

export interface RunningPostgres {
  /** The folder of the socket; on Windows 127.0.0.1. */
  host: string;
  port: number;
  /** For setting up roles and databases only; nothing else connects as the superuser. */
  superuser: { user: 'postgres'; password: string };
  /** What `postgres()` of postgres.js takes. */
  options(login: Login): Login & { host: string; port: number };
  /** For programs that take a URL. postgres.js does not decode a socket folder in one: give it `options`. */
  url(login: Login): string;
  /** Where the database really lies. */
  dataDir: string;
  /** True when the database was running already, left by a process that was killed or used by another one. */
  adopted: boolean;
  /** Leaves the database, and stops it when no other living process uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the database of `<dataDir>/pg`, or adopts the one that a killed server left, and keeps it running.
 * Throws DataDirectoryInUse when another server lives on it, and LauncherError with a sentence otherwise.
 */
export async function launchPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  const home = await chooseHome(options.dataDir, options.log);
  const serverLock = await tryLock(home.serverLock).catch((error: unknown) => {
    throw explainFileError(error, home.folder);
  });
  if (!('release' in serverLock)) throw new DataDirectoryInUse(options.dataDir, serverLock.heldBy);
  return use(home, options, serverLock);
}

/** Connects to the running database of the data directory, or starts it until `stop` is called. For short work. */
export async function joinPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  return use(await chooseHome(options.dataDir, options.log), options, null);
}

async function use(home: Home, { log }: LaunchOptions, serverLock: HeldLock | null): Promise<RunningPostgres> {
  try {
    const { binaries, password, postmaster, adopted, membership } = await underLock(home, async () => {
      const prepared = await prepare(home, log);
      return { ...prepared, ...(await ensureRunning(home, prepared)), membership: await joinMembers(home.members) };
    });
    const { listening } = postmaster;
    const restart = () => underLock(home, () => ensureRunning(home, { binaries, password, listening }));
    const watch = watchPostmaster({
      pid: postmaster.pid,
      restart: async () => (await restart()).postmaster.pid,
      tend: () => boundLog(home),
      log,
    });
    const stop = once(async () => {
      await watch.end();
      await underLock(home, async () => {
        await membership.leave();
        if ((await countMembers(home.members)) === 0) await stopPostmaster(home, binaries);
      });
      await serverLock?.release();
    });
    return describe(home, { postmaster, password, adopted, stop });
  } catch (error) {
    await serverLock?.release();
    throw explainFileError(error, home.folder);
  }
}

async function underLock<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(home.transitionLock);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function prepare(home: Home, log: (message: string) => void) {
  const binaries = await resolveBinaries(home, log);
  const isThere = await hasCluster(home, binaries);
  const password = await keepPassword(home, { binaries, hasCluster: isThere });
  if (!isThere) await initialiseCluster(home, binaries);
  return { binaries, password, listening: null };
}

async function ensureRunning(
  home: Home,
  options: { binaries: Binaries; password: string; listening: Postmaster['listening'] | null },
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const running = await adoptPostmaster(home, options.password);
  if (running !== null) return { postmaster: running, adopted: true };
  return { postmaster: await startPostmaster(home, options), adopted: false };
}

interface Use {
  postmaster: Postmaster;
  password: string;
  adopted: boolean;
  stop: () => Promise<void>;
}

function describe(home: Home, { postmaster, password, adopted, stop }: Use): RunningPostgres {
  const { host, port } = connectionPoint(postmaster.listening);
  return {
    host,
    port,
    superuser: { user: 'postgres', password },
    options: (login) => ({ ...login, host, port }),
    url: (login) => {
      const [user, secret, place, database] = [login.user, login.password, host, login.database].map(
        encodeURIComponent,
      );
      return `postgres://${user}:${secret}@${place}:${port}/${database}`;
    },
    dataDir: home.cluster,
    adopted,
    stop,
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
