import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium for the browser tests: the one of CHROMIUM_PATH, an installed one, or Debian's, installed now. */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? installed();
  if (found) return found;
  process.stdout.write('Chromium is missing: installing it from the system packages.\n');
  const installedNow = process.getuid?.() === 0 ? installAsRoot() : installForUser();
  if (installedNow) return installedNow;
  throw new Error(
    'No Chromium was found or could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

function installed() {
  const folders = (process.env.PATH ?? '').split(':');
  const paths = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    macApplication,
    join(unpacked(), 'chromium'),
  ];
  return paths.find((path) => existsSync(path)) ?? null;
}

function installAsRoot() {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options);
  return installed();
}

// Without root the packages are downloaded and unpacked into the user's cache, with a list of packages of its own.
function installForUser() {
  const folder = unpacked();
  const state = join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, part), { recursive: true });
  const apt = [
    '-o',
    `Dir::State::lists=${state}/lists`,
    '-o',
    `Dir::Cache=${state}/cache`,
    '-o',
    'Debug::NoLocking=1',
    '-qq',
  ];
  try {
    execFileSync('apt-get', [...apt, 'update'], { stdio: 'inherit' });
    execFileSync('apt-get', [...apt, '-y', '--download-only', '--no-install-recommends', 'install', 'chromium'], {
      stdio: 'inherit',
    });
    const archives = join(state, 'cache/archives');
    for (const name of readdirSync(archives).filter((one) => one.endsWith('.deb'))) {
      execFileSync('dpkg', ['-x', join(archives, name), join(folder, 'root')]);
    }
  } catch {
    return null;
  }
  const start = join(folder, 'chromium');
  const libraries = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'lib/x86_64-linux-gnu'].map((path) =>
    join(folder, 'root', path),
  );
  writeFileSync(
    start,
    `#!/bin/sh\nLD_LIBRARY_PATH=${libraries.join(':')} exec ${folder}/root/usr/lib/chromium/chromium --no-sandbox "$@"\n`,
  );
  chmodSync(start, 0o755);
  return start;
}

function unpacked() {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'threadline', 'chromium');
}
