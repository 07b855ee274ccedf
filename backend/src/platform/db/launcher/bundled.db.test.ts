import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeDataDir, query, startHolder } from './processes.fixture.js';

vi.setConfig({ testTimeout: 60_000 });

const backendFolder = join(import.meta.dirname, '..', '..', '..', '..');
const bundleFolder = join(backendFolder, 'dist', `launcher-test-${process.pid}`);

beforeAll(() => {
  mkdirSync(bundleFolder, { recursive: true });
});

afterAll(() => {
  rmSync(bundleFolder, { recursive: true, force: true });
});

it('finds its programs from a bundle in dist', async () => {
  const script = join(bundleFolder, 'server.js');
  await build({
    entryPoints: [join(import.meta.dirname, 'hold-postgres.fixture.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const { answer, end } = await startHolder(makeDataDir(), { script });
  expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  await end('SIGTERM');
});
