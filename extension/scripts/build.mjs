// Builds the extension (or, with --watch, serves it for development) and checks the result.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { finishBuild, pageWorld } from './after-build.mjs';

const root = join(import.meta.dirname, '..');
const watch = process.argv.includes('--watch');
const require = createRequire(import.meta.url);
const plasmo = join(dirname(require.resolve('plasmo/package.json')), 'bin', 'index.mjs');
const styles = join(root, '..', 'shared', 'dist', 'styles.css');

if (!existsSync(styles)) {
  console.error('The panel has no styles yet. Run "npm run build -w shared" first.');
  process.exit(1);
}

if (watch) {
  const folder = join(root, 'build', 'chrome-mv3-dev');
  mkdirSync(folder, { recursive: true });
  copyFileSync(pageWorld(), join(folder, 'pageWorld.js'));
}

const offline = pathToFileURL(join(import.meta.dirname, 'no-version-check.mjs')).href;
const child = spawn(process.execPath, ['--import', offline, plasmo, watch ? 'dev' : 'build', '--hoist'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PARCEL_DISABLE_TELEMETRY: '1' },
});
child.on('exit', (code) => {
  if (code !== 0) process.exit(code ?? 1);
  if (!watch) finishBuild(join(root, 'build', 'chrome-mv3-prod'));
});
