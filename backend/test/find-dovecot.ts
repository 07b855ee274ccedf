import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface DovecotPrograms {
  dovecot: string;
  doveconf: string;
  libexec: string;
  /** What its programs need of the environment. */
  env: Record<string, string>;
}

const debianModules = '/usr/lib/dovecot';
const movedModules = '/proc/self/cwd/m';
/** The link to its programs and modules that a Dovecot needs in the folder it runs in. */
export const modulesLink = 'm';

/** The installed Dovecot, or Debian's packages of it unpacked for this user; the reason where neither is to be had. */
export function findDovecot(): DovecotPrograms | { missing: string } {
  if (existsSync('/usr/sbin/dovecot')) return { ...programsBelow('/usr'), env: {} };
  try {
    return unpacked() ?? unpack();
  } catch (error) {
    return { missing: `Dovecot is not installed, and its packages cannot be had: ${(error as Error).message}` };
  }
}

// For root in a place where others may look, too: Dovecot runs as nobody there.
const cache = () =>
  process.getuid?.() === 0 ? '/var/cache' : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
const folder = () => join(cache(), 'threadline', 'dovecot');

function unpacked(): DovecotPrograms | null {
  const root = folder();
  if (!existsSync(root)) return null;
  const libraries = ['usr/lib', 'lib'].flatMap((place) => librariesBelow(join(root, place)));
  const programs = programsBelow(join(root, 'usr'));
  const path = [programs.libexec, join(programs.libexec, 'modules'), ...libraries].join(':');
  return { ...programs, env: { LD_LIBRARY_PATH: path } };
}

function programsBelow(root: string) {
  return {
    dovecot: join(root, 'sbin/dovecot'),
    doveconf: join(root, 'bin/doveconf'),
    libexec: join(root, 'lib/dovecot'),
  };
}

// As apt would fetch them for root, put together aside and moved into place whole: several tests may look for it at once.
function unpack(): DovecotPrograms {
  mkdirSync(join(cache(), 'threadline'), { recursive: true });
  const state = mkdtempSync(`${folder()}-`);
  try {
    fetchPackages(state);
    const root = join(state, 'root');
    mkdirSync(root);
    const archives = join(state, 'cache/archives');
    for (const name of readdirSync(archives).filter((one) => one.endsWith('.deb')))
      execFileSync('dpkg', ['-x', join(archives, name), root]);
    chmodSync(root, 0o755);
    makeMovable(join(root, 'usr'));
    if (!existsSync(join(root, 'usr/sbin/dovecot'))) throw new Error('The packages hold no Dovecot.');
    moveIntoPlace(root);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
  const programs = unpacked();
  if (!programs) throw new Error('Dovecot was unpacked and is not there.');
  return programs;
}

// Where its modules lie is written into the programs: the same number of letters leads to a link in the folder they run in.
function makeMovable(usr: string): void {
  const { libexec, dovecot, doveconf } = programsBelow(usr);
  const below = readdirSync(libexec, { recursive: true, encoding: 'utf8' }).map((name) => join(libexec, name));
  for (const path of [dovecot, doveconf, ...below].filter((one) => lstatSync(one).isFile())) {
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf(debianModules); at >= 0; at = bytes.indexOf(debianModules, at + 1))
      bytes.write(movedModules, at);
    writeFileSync(path, bytes);
  }
}

function fetchPackages(state: string): void {
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, part), { recursive: true });
  const settings = [`Dir::State::lists=${state}/lists`, `Dir::Cache=${state}/cache`, 'Debug::NoLocking=1'];
  const apt = ['-qq', ...settings.flatMap((setting) => ['-o', setting])];
  spawnSync('apt-get', [...apt, 'update'], { stdio: 'ignore', timeout: 120_000 });
  const install = ['-y', '--download-only', '--no-install-recommends', 'install', 'dovecot-core', 'dovecot-imapd'];
  execFileSync('apt-get', [...apt, ...install], { stdio: 'ignore', timeout: 300_000 });
}

function moveIntoPlace(root: string): void {
  try {
    renameSync(root, folder());
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function librariesBelow(place: string): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => join(place, name));
}
