import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import type { Home } from './choose-home.js';
import { errorCode, LauncherError } from './launcher-error.js';
import { countMembers } from './members.js';
import { type Binaries, programPath } from './resolve-binaries.js';
import { runProgram } from './run-program.js';
import { stopPostmaster } from './stop-postmaster.js';

/**
 * The superuser's password, made once and kept readable for this user alone. When its file is lost, the cluster gets
 * a new one; whoever can write the data directory owns the data anyway. Call under the transition lock.
 */
export async function keepPassword(
  home: Home,
  { binaries, hasCluster }: { binaries: Binaries; hasCluster: boolean },
): Promise<string> {
  const kept = (await readText(home.password))?.trim();
  if (kept !== undefined && kept !== '') return kept;
  const password = randomBytes(32).toString('base64url');
  if (hasCluster) await setPassword(home, { binaries, password });
  await writePassword(home.password, password);
  return password;
}

/** Single-user mode asks for no password. It needs the cluster for itself. */
async function setPassword(
  home: Home,
  { binaries, password }: { binaries: Binaries; password: string },
): Promise<void> {
  if ((await countMembers(home.members)) > 0) throw lost(home, 'Stop the server that uses this database first.');
  await stopPostmaster(home, binaries);
  const result = await runProgram(programPath(binaries, 'postgres'), ['--single', '-D', home.cluster, 'postgres'], {
    account: home.account,
    env: binaries.env,
    input: `alter role postgres password '${password}'\n`,
  });
  if (result.status !== 0 || /ERROR|FATAL/.test(result.stderr)) throw lost(home, result.stderr.trim());
}

function lost(home: Home, reason: string): LauncherError {
  return new LauncherError('password-refused', `${home.password} is missing and could not be replaced. ${reason}`);
}

async function writePassword(path: string, password: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
}
