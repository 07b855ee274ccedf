import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identifySelf, isStillRunning, type ProcessIdentity } from './process-identity.js';

interface Membership {
  leave(): Promise<void>;
}

/** Notes that this process uses the running database. Call under the transition lock. */
export async function joinMembers(folder: string): Promise<Membership> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  await writeFile(path, JSON.stringify(await identifySelf()), { mode: 0o644 });
  return { leave: () => rm(path, { force: true }) };
}

/** How many living processes use the database; forgets the dead ones. Call under the transition lock. */
export async function countMembers(folder: string): Promise<number> {
  const names = await readdir(folder).catch((): string[] => []);
  const living = await Promise.all(names.map((name) => isLiving(join(folder, name))));
  return living.filter(Boolean).length;
}

async function isLiving(path: string): Promise<boolean> {
  const identity = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as ProcessIdentity)
    .catch(() => null);
  if (identity !== null && (await isStillRunning(identity))) return true;
  await rm(path, { force: true });
  return false;
}
