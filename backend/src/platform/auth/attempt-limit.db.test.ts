import { expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { attemptLimit } from './attempt-limit.js';

const world = useWorld();
const limit = { most: 1_000, sentence: 'Wait.' };

test('first tries of one moment are counted, every one of them', async () => {
  for (let round = 0; round < 40; round += 1) {
    const subject = `account:round-${round}@acme.test`;
    const tries = Array.from({ length: 10 }, () => attemptLimit(world.runtime, [subject], limit).take());
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected')).toEqual([]);
  }
  const counts = await world.runtime.db.sql<{ failures: number }[]>`select failures::int from sign_in_attempts`;
  expect(counts.map(({ failures }) => failures)).toEqual(Array.from({ length: 40 }, () => 10));
});
