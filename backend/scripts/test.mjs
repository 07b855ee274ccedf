import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests } from './count-tests.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './run-step.mjs';

// Everything: verify, the builds, then every test on a real database and in a real browser. The last line counts them.
const chromium = await findChromium();
process.stdout.write(`browser: ${chromium}\n`);
const folder = mkdtempSync(join(tmpdir(), 'threadline-results-'));
const results = { pure: join(folder, 'pure.json'), whole: join(folder, 'whole.json') };
const environment = {
  ...process.env,
  CHROMIUM_PATH: chromium,
  PURE_TEST_RESULTS: results.pure,
  PATH: `${root}node_modules/.bin:${process.env.PATH}`,
};

const steps = [
  ['node', ['backend/scripts/build.mjs']],
  ['node', ['backend/scripts/verify.mjs']],
  [
    'vitest',
    [
      'run',
      '--config',
      'backend/vitest.config.ts',
      '--project',
      'database',
      '--project',
      'browser',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results.whole}`,
    ],
  ],
];
let failed = false;
for (const [command, args] of steps) {
  failed = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment }).status !== 0;
  if (failed) break;
}
process.stdout.write(`${countTests(Object.values(results))}\n`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
