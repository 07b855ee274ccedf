import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const database = ['backend/**/*.db.test.ts', 'backend/seeds/**/*.test.ts'];
const browser = ['**/*.e2e.test.ts'];
const folders = ['**/node_modules/**', '**/build/**', '**/dist/**'];

/** `pure` needs neither database nor browser; `database` runs on one real cluster; `browser` drives real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          pool: 'threads',
          isolate: false,
          root,
          include: ['**/*.test.ts'],
          exclude: [...folders, ...database, ...browser],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'database',
          root,
          include: database,
          exclude: folders,
          globalSetup: [fileURLToPath(new URL('./test/global-setup.ts', import.meta.url))],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          root,
          include: browser,
          exclude: folders,
          globalSetup: [fileURLToPath(new URL('./test/global-setup.ts', import.meta.url))],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // As long as a person waits, on a busy machine too; a second is the default.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
