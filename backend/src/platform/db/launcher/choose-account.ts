import { readFile, stat } from 'node:fs/promises';
import { LauncherError } from './launcher-error.js';

/** The system account that PostgreSQL runs as when this process is root, which PostgreSQL refuses. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Null for an ordinary user: the database then runs as that user. For root: the owner of an existing cluster,
 * else `postgres`, else `nobody`.
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = await readAccounts();
  const owner = await stat(cluster).then(
    (found) => found.uid,
    () => 0,
  );
  const chosen =
    accounts.find((account) => owner !== 0 && account.uid === owner) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody');
  if (chosen !== undefined) return chosen;
  throw new LauncherError(
    'no-service-user',
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody". ' +
      'Start as an ordinary user, or add one of them.',
  );
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined || Number(uid) === 0) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
