import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-step.mjs';

// The built product, built first where it is missing or older than its sources.
const [entry, ...rest] = process.argv.slice(2);
const outputs = { server: 'backend/dist/server/server.js', desk: 'backend/dist/web/desk/index.html' };
const sources = ['shared/src', 'shared/styles', 'backend/src', 'backend/seeds', 'backend/web'].map((folder) =>
  join(root, folder),
);

const newest = Math.max(...sources.map(newestIn));
const stale = Object.entries(outputs).filter(
  ([, file]) => !existsSync(join(root, file)) || statSync(join(root, file)).mtimeMs < newest,
);
if (stale.length > 0) {
  const parts = ['styles', ...stale.map(([part]) => part)];
  execFileSync(process.execPath, [join(root, 'backend/scripts/build.mjs'), ...parts], { stdio: ['ignore', 2, 2] });
}
process.argv.splice(1, process.argv.length - 1, join(root, `backend/dist/server/${entry}.js`), ...rest);
await import(join(root, `backend/dist/server/${entry}.js`));

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, item) => {
    const path = join(folder, item.name);
    const time = item.isDirectory() ? newestIn(path) : /\.test\.tsx?$/.test(item.name) ? 0 : statSync(path).mtimeMs;
    return Math.max(latest, time);
  }, 0);
}
