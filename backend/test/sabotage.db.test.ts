import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** One in the database, one in the server, one beside both; all of them with `npm run sweep -- --sabotage`. */
const few = ['not-forced-on-tasks', 'keys-without-an-end', 'fetches-loopback-as-written'];

test('a fault that is planted is caught by a proof', async () => {
  const program = [`${root}node_modules/tsx/dist/cli.mjs`, 'backend/scripts/sweep/main.ts'];
  const asked = ['--sabotage', '--json', '--only', few.join(',')];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...asked], { cwd: root });
  expect(JSON.parse(stdout)).toMatchObject({ planted: 3, caught: 3, missed: 0 });
}, 300_000);
