import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { seedLoad } from '../seeds/load/index.js';
import { readEnv } from '../src/env.js';
import { createTestDatabase } from '../test/database.js';
import { cases } from './cases/index.js';
import { inWords } from './print.js';
import { runBench } from './run-bench.js';

const program = fileURLToPath(new URL('../src/server.ts', import.meta.url));
const pace = { connections: [1, 8, 32], warmMilliseconds: 20, measuredMilliseconds: 60 };
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = (await createTestDatabase()).adminUrl;
  await seedLoad(databaseUrl, { customers: 200, interactions: 2000, entries: 2000, seed: 1 }, () => undefined);
});

const bench = (name: string) => runBench(name, { env: readEnv({}), databaseUrl, pace, program });
const figures = { p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number), rps: expect.any(Number) };

test.each(Object.keys(cases))('%s answers every request and prints what the contract names', async (name) => {
  const outcome = await bench(name);
  expect(outcome).toMatchObject({
    ...{ name, world: { organisation: 'load', customers: 40 }, ratio: expect.any(Number) },
    connections: { 1: figures, 8: figures, 32: figures },
    cpuMicros: { server: expect.any(Number), database: expect.any(Number) },
  });
  expect(inWords(outcome)).toContain('a request');
});

test('start tells how long it takes until the server is ready', async () => {
  expect(await bench('start')).toMatchObject({ connections: { 1: figures, 8: null, 32: null }, world: null });
}, 120_000);

test('an unknown name is refused with the known ones', async () => {
  await expect(bench('nothing')).rejects.toThrow(/context, search/);
});
