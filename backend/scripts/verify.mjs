import { checkDocuments } from './check-documents.mjs';
import { checkSizes } from './check-sizes.mjs';
import { run, tell } from './run-step.mjs';

// `npm test` counts these tests with its own, from a file that it names.
const results = process.env.PURE_TEST_RESULTS;
const reporters = results ? ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`] : [];

// The native compiler checks the types; what reads the sources through a program's interface needs `typescript` itself.
const compiler = 'node_modules/typescript-7/bin/tsc';
const projects = ['shared', 'backend', 'backend/web', 'extension', 'outlook-addin'];

// Two lanes, since a small machine has two cores.
const lanes = [
  [
    () => run('types', 'node', [compiler, '-b', ...projects]),
    () =>
      run('pure tests', 'vitest', ['run', '--config', 'backend/vitest.config.ts', '--project', 'pure', ...reporters]),
  ],
  [
    () => run('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
    () => checkSizes(),
    () => checkDocuments(),
    () =>
      run('doors', 'depcruise', [
        '--config',
        '.dependency-cruiser.cjs',
        'shared/src',
        'backend/src',
        'backend/web',
        'backend/seeds',
        'extension/src',
        'outlook-addin/src',
      ]),
    () => run('dead code', 'knip', []),
  ],
];

const started = performance.now();
const outcomes = await Promise.all(lanes.map(runLane));
process.stdout.write(`verified in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
process.exitCode = outcomes.flat().every(Boolean) ? 0 : 1;

async function runLane(steps) {
  const results = [];
  for (const step of steps) results.push(tell(await step()));
  return results;
}
