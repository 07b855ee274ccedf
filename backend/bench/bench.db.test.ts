import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { seedLoad } from '../seeds/load/index.js';
import { readEnv } from '../src/env.js';
import { createTestDatabase } from '../test/database.js';
import { dovecotMissing } from '../test/dovecot.js';
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

const bench = (name: string, connections = pace.connections) =>
  runBench(name, { env: readEnv({}), databaseUrl, pace: { ...pace, connections }, program });
const figures = { p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number), rps: expect.any(Number) };
const cpuMicros = { server: expect.any(Number), database: expect.any(Number) };

test('a result has what the contract names, for one, eight and thirty-two connections', async () => {
  const outcome = await bench('context');
  expect(outcome).toMatchObject({
    ...{ name: 'context', world: { organisation: 'load', customers: 40 }, ratio: expect.any(Number), cpuMicros },
    connections: { 1: figures, 8: figures, 32: figures },
  });
  expect(inWords(outcome)).toContain('a request');
});

test.each(Object.keys(cases).filter((name) => name !== 'context'))('%s has every request answered', async (name) => {
  expect(await bench(name, [8])).toMatchObject({ name, connections: { 8: figures }, cpuMicros });
});

test('backup tells what was saved and brought back, in what time and with how much memory', async () => {
  const commands = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const asked = { env: readEnv({}), databaseUrl, pace, program: commands };
  const outcome = await runBench('backup', asked);
  const { rows } = (outcome.backup as { told: { rows: number } }).told;
  expect(outcome).toMatchObject({
    backup: { told: { rows: expect.any(Number) }, seconds: expect.any(Number) },
    restore: { told: { rows, verified: true }, seconds: expect.any(Number) },
  });
  expect(rows).toBeGreaterThan(4_000);
  expect(inWords(outcome)).toContain(`restore  ${rows} rows`);
}, 120_000);

test.skipIf(dovecotMissing !== null)(
  'mail-sync tells how fast old mail and new mail come in',
  async () => {
    const asked = { env: readEnv({}), databaseUrl, pace, program, mails: { old: 30, new: 2 } };
    const outcome = await runBench('mail-sync', asked);
    // 14 letters, of which 9 lie in all three mailboxes.
    expect(outcome).toMatchObject({ messages: 14, backFill: { mails: 32 }, connections: { 1: figures } });
    expect(inWords(outcome)).toContain('32 in three mailboxes are 14 messages');
  },
  120_000,
);

test('start tells how long it takes until the server is ready', async () => {
  expect(await bench('start')).toMatchObject({ connections: { 1: figures, 8: null, 32: null }, world: null });
}, 120_000);

test('reports tells of each report over each period, and what was slowest', async () => {
  const { reports } = await bench('reports', [1]);
  const spread = { p50: expect.any(Number), p95: expect.any(Number), slowest: { input: expect.anything() } };
  expect(reports).toMatchObject({ hours: { week: spread, 'ten years': spread }, answers: { quarter: spread } });
}, 120_000);

test('figures tells that every report says what plain SQL does, in three time zones', async () => {
  const { organisations } = await bench('figures');
  const same = { compared: expect.any(Number), different: [] };
  expect(organisations).toMatchObject([{ slug: 'load', timeZone: 'Europe/Berlin', ...same }, same, same]);
}, 120_000);

test('an unknown name is refused with the known ones', async () => {
  await expect(bench('nothing')).rejects.toThrow(/context, search/);
});
