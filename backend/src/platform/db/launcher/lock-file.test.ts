import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tryLock } from './lock-file.js';
import { makeDataDir } from './processes.fixture.js';

const dead = { pid: process.pid, startedAt: 'long ago', token: '11111111-1111' };

it('names the living holder', async () => {
  const path = join(makeDataDir(), 'lock');
  await tryLock(path);
  expect(await tryLock(path)).toEqual({ heldBy: process.pid });
});

it('can be taken again after its release and leaves no file', async () => {
  const folder = makeDataDir();
  const first = await tryLock(join(folder, 'lock'));
  if ('release' in first) await first.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(await tryLock(join(folder, 'lock'))).toHaveProperty('release');
});

it('is not held by an earlier process that had the same number', async () => {
  const path = join(makeDataDir(), 'lock');
  writeFileSync(path, JSON.stringify(dead));
  expect(await tryLock(path)).toHaveProperty('release');
});

it('survives a garbled file', async () => {
  const path = join(makeDataDir(), 'lock');
  writeFileSync(path, '\0\0\0');
  expect(await tryLock(path)).toHaveProperty('release');
});

it('goes to exactly one of many who find a dead holder at once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const path = join(makeDataDir(), 'lock');
    writeFileSync(path, JSON.stringify(dead));
    writeFileSync(`${path}.11111111`, JSON.stringify({ ...dead, token: '22222222-2222' }));
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => tryLock(path)));
    expect(outcomes.filter((outcome) => 'release' in outcome)).toHaveLength(1);
  }
});
