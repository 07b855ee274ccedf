import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs', 'test/**/*.test.ts'],
    testTimeout: 45_000,
    hookTimeout: 60_000,
    // Each browser test starts a Chromium: one at a time keeps a small machine honest.
    fileParallelism: false,
  },
});
