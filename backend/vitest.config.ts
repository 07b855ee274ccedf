import { defineConfig } from 'vitest/config';

/** `pure` needs no database; `database` runs against one real cluster for the whole run. */
const needsDatabase = ['src/**/*.db.test.ts', 'seeds/**/*.test.ts', 'test/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'pure', root: import.meta.dirname, include: ['src/**/*.test.ts'], exclude: needsDatabase },
      },
      {
        test: {
          name: 'database',
          root: import.meta.dirname,
          include: needsDatabase,
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
