import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Home } from './choose-home.js';
import { errorCode, LauncherError } from './launcher-error.js';

/** Where the database listens: a socket in a private folder, or on Windows a port of this machine alone. */
export type Listening = { kind: 'socket'; folder: string; port: number } | { kind: 'tcp'; host: string; port: number };

/** Linux takes 107 bytes for a socket's path, macOS 103. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_PORT = 5432;

/** Chooses and prepares it; the same home gets the same answer where possible. */
export async function chooseListening(home: Home): Promise<Listening> {
  if (process.platform === 'win32') return { kind: 'tcp', host: '127.0.0.1', port: await findFreePort() };
  return { kind: 'socket', folder: await makeSocketFolder(home), port: SOCKET_PORT };
}

async function makeSocketFolder(home: Home): Promise<string> {
  const name = `threadline-${createHash('sha256').update(home.folder).digest('hex').slice(0, 16)}`;
  const candidates = [join(home.folder, 'socket'), join(tmpdir(), name), join('/tmp', name)].filter(fits);
  for (const folder of candidates) {
    if (await claim(folder, home)) return folder;
  }
  return makeUnguessableFolder(home);
}

/** Somebody else made the expected folders first; a name nobody can foresee is free. */
async function makeUnguessableFolder(home: Home): Promise<string> {
  const place = [tmpdir(), '/tmp'].find((parent) => fits(join(parent, 'threadline-xxxxxx')));
  if (place === undefined) throw noFolder();
  const folder = await mkdtemp(join(place, 'threadline-')).catch((error: unknown) => {
    throw noFolder(error);
  });
  await handOver(folder, home);
  return folder;
}

/** Makes the folder, or takes one that is there when it is truly ours and closed to everybody else. */
async function claim(folder: string, home: Home): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    await handOver(folder, home);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') return false;
  }
  const found = await lstat(folder);
  const owner = home.account?.uid ?? process.getuid?.();
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
}

async function handOver(folder: string, home: Home): Promise<void> {
  await chmod(folder, 0o700);
  if (home.account !== null) await chown(folder, home.account.uid, home.account.gid);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
}

function noFolder(cause?: unknown): LauncherError {
  const sentence = 'There is no folder for the socket of the database. Make sure that /tmp exists and can be written.';
  return new LauncherError('socket-unusable', sentence, cause);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : SOCKET_PORT));
    });
  });
}
