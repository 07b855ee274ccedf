import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { root } from './run-step.mjs';

// Everything: verify, the builds, then every test on a real database and in a real browser. The last line counts them.
const chromium = await findChromium();
process.stdout.write(`browser: ${chromium}\n`);
const environment = { ...process.env, CHROMIUM_PATH: chromium, PATH: `${root}node_modules/.bin:${process.env.PATH}` };
const folder = mkdtempSync(join(tmpdir(), 'threadline-results-'));
const results = join(folder, 'results.json');

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
      `--outputFile.json=${results}`,
    ],
  ],
];
let failed = false;
for (const [command, args] of steps) {
  failed = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment }).status !== 0;
  if (failed) break;
}
process.stdout.write(`${countLine(results)}\n`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;

function countLine(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    return `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`;
  } catch {
    return '0 passed, 1 failed';
  }
}
