import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { unpackChromium, unpackedChromium } from './unpack-chromium.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium for the browser tests: the one of CHROMIUM_PATH, an installed one, or Debian's, installed now. */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? installed();
  if (found) return found;
  if (process.getuid?.() === 0) installAsRoot();
  else unpackForUser();
  const installedNow = installed();
  if (installedNow) return installedNow;
  throw new Error(
    'No Chromium was found or could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

function installed() {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, macApplication, unpackedChromium()].find(starts) ?? null;
}

// Being there is not enough: some systems place a stub of that name which only says where the browser could be had.
function starts(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function installAsRoot() {
  process.stdout.write('Chromium is missing: installing it from the system packages.\n');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

function unpackForUser() {
  process.stdout.write(`Chromium is missing: unpacking the system's packages of it for ${unpackedChromium()}.\n`);
  try {
    unpackChromium();
  } catch (error) {
    process.stdout.write(`The packages could not be unpacked: ${error.message}\n`);
  }
}
