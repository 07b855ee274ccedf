import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where an ordinary user's own Chromium starts from, whether it is there yet or not. */
export function unpackedChromium() {
  return join(folder(), 'chromium');
}

/** Downloads Debian's Chromium with what it needs and unpacks it into the user's cache; nothing of it needs root. */
export function unpackChromium() {
  rmSync(folder(), { recursive: true, force: true });
  const root = join(folder(), 'root');
  for (const archive of downloadArchives(join(folder(), 'apt'))) execFileSync('dpkg', ['-x', archive, root]);
  rmSync(join(folder(), 'apt'), { recursive: true, force: true });
  writeFonts(root);
  writeStart(root);
}

// The list of packages is apt's own copy for this folder, since the system's belongs to root and may be empty or old.
function downloadArchives(state) {
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, part), { recursive: true });
  const settings = [`Dir::State::lists=${state}/lists`, `Dir::Cache=${state}/cache`, 'Debug::NoLocking=1'];
  const apt = ['-qq', ...settings.flatMap((setting) => ['-o', setting])];
  // One unreachable source of several is no reason to stop: the download says whether it mattered.
  spawnSync('apt-get', [...apt, 'update'], { stdio: 'inherit' });
  const install = ['-y', '--download-only', '--no-install-recommends', 'install', 'chromium', 'fonts-dejavu-core'];
  execFileSync('apt-get', [...apt, ...install], { stdio: 'inherit' });
  const archives = join(state, 'cache/archives');
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name));
}

// Without a font Chromium draws no letter, and the packages' own settings name the system's folders only.
function writeFonts(root) {
  writeFileSync(
    fontSettings(),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${root}/usr/share/fonts</dir>
  <cachedir>${folder()}/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`,
  );
}

// Written last, so that an unpacking that was interrupted is never taken for a whole one.
function writeStart(root) {
  const libraries = ['usr/lib', 'lib'].flatMap((place) => librariesBelow(join(root, place)));
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH='${libraries.join(':')}'`,
    `export FONTCONFIG_FILE='${fontSettings()}'`,
    `exec '${root}/usr/lib/chromium/chromium' --no-sandbox "$@"`,
  ];
  writeFileSync(unpackedChromium(), `${lines.join('\n')}\n`);
  chmodSync(unpackedChromium(), 0o755);
}

// Debian keeps libraries by architecture, and those that only PulseAudio's library loads one folder deeper.
function librariesBelow(place) {
  const architectures = readdirSync(place).filter((name) => name.includes('-linux-gnu'));
  return architectures.flatMap((name) => [join(place, name), join(place, name, 'pulseaudio')]);
}

function fontSettings() {
  return join(folder(), 'fonts.conf');
}

function folder() {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'threadline', 'chromium');
}
