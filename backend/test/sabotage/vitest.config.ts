import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import type { PlantedCode } from './fault.js';
import { faults } from './faults.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The suite's tests, on a database and on sources in which one fault is planted: the one that SABOTAGE names. */
const fault = faults.find(({ name }) => name === process.env.SABOTAGE);

function planted({ file, find, put }: PlantedCode): Plugin {
  return {
    name: 'planted-fault',
    enforce: 'pre',
    transform: (code, id) => (id.split('?')[0] === `${root}${file}` ? code.replace(find, () => put) : null),
  };
}

export default defineConfig({
  plugins: fault && 'file' in fault.plant ? [planted(fault.plant)] : [],
  test: {
    root,
    include: ['backend/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.e2e.test.ts'],
    globalSetup: [fileURLToPath(new URL('./plant-in-database.ts', import.meta.url))],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    fileParallelism: false,
  },
});
