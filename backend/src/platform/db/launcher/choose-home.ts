import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, chooseAccount } from './choose-account.js';
import { errorCode, explainFileError, LauncherError } from './launcher-error.js';
import { runProgram } from './run-program.js';

/** Where the database of one data directory lives. Everything the launcher keeps lies below `folder`. */
export interface Home {
  folder: string;
  cluster: string;
  password: string;
  log: string;
  members: string;
  /** Held by the one server of this data directory for as long as it runs. */
  serverLock: string;
  /** Held for moments only: while somebody starts, joins, leaves or stops the database. */
  transitionLock: string;
  account: Account | null;
}

/** Folders for root's databases whose data directory the database's own account cannot reach. */
const READABLE_PLACES = ['/var/lib/threadline', '/var/tmp/threadline'];

/**
 * Finds or makes the place of the database: `<dataDir>/pg`, unless its account cannot get there. Then it lies
 * elsewhere, and the file `<dataDir>/pg-location` says where, so that every later start finds it.
 */
export async function chooseHome(dataDir: string, log: (message: string) => void): Promise<Home> {
  const asked = resolve(dataDir);
  try {
    await makeFolder(asked);
    const pointer = join(asked, 'pg-location');
    const moved = await readPointer(pointer);
    const near = join(await realpath(asked), 'pg');
    const account = await chooseAccount(join(moved ?? near, 'cluster'));
    const folder = moved ?? (await placeHome(near, { pointer, account }));
    if (folder !== near) log(`The database of ${asked} lies in ${folder}, because its user cannot read ${asked}.`);
    return await describeHome(folder, account);
  } catch (error) {
    throw explainFileError(error, asked);
  }
}

async function placeHome(near: string, target: { pointer: string; account: Account | null }): Promise<string> {
  const { account, pointer } = target;
  if (account === null || (await canReach(dirname(near), account)) || (await letThrough(dirname(near), account))) {
    await makeFolder(near);
    return near;
  }
  if (await exists(join(near, 'cluster'))) throw outOfReach(near, account);
  const name = `${basename(dirname(near))}-${randomBytes(4).toString('hex')}`;
  for (const place of READABLE_PLACES) {
    if (!(await isUsablePlace(place, account))) continue;
    const folder = join(place, name);
    await makeFolder(folder);
    await writeFile(`${pointer}.new`, `${folder}\n`, { mode: 0o644 });
    await rename(`${pointer}.new`, pointer);
    return folder;
  }
  throw new LauncherError(
    'data-directory-unusable',
    `The user "${account.name}", as which the database runs, cannot read ${dirname(near)}. ` +
      'Set DATA_DIR to a folder outside a private home, for instance /srv/threadline.',
  );
}

/** An empty database elsewhere would look as if everything were lost. */
function outOfReach(near: string, account: Account): LauncherError {
  return new LauncherError(
    'data-directory-unusable',
    `The user "${account.name}", as which the database runs, can no longer get to ${near}. ` +
      `Let it pass through every folder above, for instance with "chmod o+x ${dirname(near)}".`,
  );
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function readPointer(pointer: string): Promise<string | null> {
  const folder = await readFile(pointer, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (folder === null) return null;
  const found = await lstat(folder.trim()).catch(() => null);
  if (found?.isDirectory()) return folder.trim();
  throw new LauncherError(
    'location-missing',
    `${pointer} says that the database lies in ${folder.trim()}, but nothing is there. ` +
      `Put it back, or delete ${pointer} to begin with an empty database.`,
  );
}

/** A place that anybody can make first, as below /var/tmp, counts only when it is root's own. */
async function isUsablePlace(place: string, account: Account): Promise<boolean> {
  try {
    await makeFolder(place);
    const found = await lstat(place);
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0 && (await canReach(place, account));
  } catch {
    return false;
  }
}

/** Asks the system itself, because mode bits do not tell of access lists and mounts. */
async function canReach(folder: string, account: Account): Promise<boolean> {
  const { status } = await runProgram('/bin/sh', ['-c', 'cd -- "$0"', folder], { account });
  return status === 0;
}

/**
 * Opens a private data directory of root's to passing through, when it alone is in the way. It is still empty then,
 * so that nothing in it becomes visible.
 */
async function letThrough(folder: string, account: Account): Promise<boolean> {
  const isEmpty = (await readdir(folder)).length === 0;
  if (!isEmpty || (await lstat(folder)).uid !== 0 || !(await canReach(dirname(folder), account))) return false;
  await chmod(folder, 0o711);
  return canReach(folder, account);
}

/** A folder of root's lets the database's account pass through, but not look around. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first !== undefined) await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** Processes report real paths, so the cluster is known by its real one. */
async function describeHome(place: string, account: Account | null): Promise<Home> {
  const folder = await realpath(place);
  const cluster = join(folder, 'cluster');
  return {
    folder,
    cluster: await realpath(cluster).catch(() => cluster),
    password: join(folder, 'password'),
    log: join(folder, 'postgres.log'),
    members: join(folder, 'members'),
    serverLock: join(folder, 'server.lock'),
    transitionLock: join(folder, 'transition.lock'),
    account,
  };
}
