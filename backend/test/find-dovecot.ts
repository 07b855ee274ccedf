import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface DovecotPrograms {
  dovecot: string;
  libexec: string;
  /** What its programs need of the environment. */
  env: Record<string, string>;
}

/** The installed Dovecot, or Debian's packages of it unpacked for this user; the reason where neither is to be had. */
export function findDovecot(): DovecotPrograms | { missing: string } {
  const installed = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));
  if (installed) return { dovecot: installed, libexec: '/usr/lib/dovecot', env: {} };
  try {
    return unpacked() ?? unpack();
  } catch (error) {
    return { missing: `Dovecot is not installed, and its packages cannot be had: ${(error as Error).message}` };
  }
}

const folder = () => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'threadline', 'dovecot');
const marker = () => join(folder(), 'unpacked');

function unpacked(): DovecotPrograms | null {
  if (!existsSync(marker())) return null;
  const root = join(folder(), 'root');
  const libraries = ['usr/lib', 'lib'].flatMap((place) => librariesBelow(join(root, place)));
  const libexec = join(root, 'usr/lib/dovecot');
  const path = [libexec, join(libexec, 'modules'), ...libraries].join(':');
  return { dovecot: join(root, 'usr/sbin/dovecot'), libexec, env: { LD_LIBRARY_PATH: path } };
}

// As apt would fetch them for root, into a folder of the user's own; the marker is written last.
function unpack(): DovecotPrograms {
  rmSync(folder(), { recursive: true, force: true });
  const state = join(folder(), 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, part), { recursive: true });
  const settings = [`Dir::State::lists=${state}/lists`, `Dir::Cache=${state}/cache`, 'Debug::NoLocking=1'];
  const apt = ['-qq', ...settings.flatMap((setting) => ['-o', setting])];
  spawnSync('apt-get', [...apt, 'update'], { stdio: 'ignore', timeout: 120_000 });
  const install = ['-y', '--download-only', '--no-install-recommends', 'install', 'dovecot-core', 'dovecot-imapd'];
  execFileSync('apt-get', [...apt, ...install], { stdio: 'ignore', timeout: 300_000 });
  const archives = join(state, 'cache/archives');
  for (const name of readdirSync(archives).filter((one) => one.endsWith('.deb')))
    execFileSync('dpkg', ['-x', join(archives, name), join(folder(), 'root')]);
  writeFileSync(marker(), '');
  const programs = unpacked();
  if (!programs) throw new Error('The packages hold no Dovecot.');
  return programs;
}

function librariesBelow(place: string): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => join(place, name));
}
