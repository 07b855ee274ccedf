import { expect, test } from 'vitest';
import { createTurns } from './turns.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

test('so much runs at once, and of one organisation only one', async () => {
  const turns = createTurns(2);
  let [running, most] = [0, 0];
  const of = new Map<string, number>();
  const work = (orgId: string) =>
    turns(orgId, async () => {
      running += 1;
      of.set(orgId, (of.get(orgId) ?? 0) + 1);
      most = Math.max(most, running);
      expect(of.get(orgId)).toBe(1);
      await pause();
      of.set(orgId, 0);
      running -= 1;
      return orgId;
    });
  const done = await Promise.all(['a', 'a', 'b', 'c', 'a', 'b', 'c'].map(work));
  expect(done).toEqual(['a', 'a', 'b', 'c', 'a', 'b', 'c']);
  expect(most).toBe(2);
});

test('a piece of work that fails lets the next one begin', async () => {
  const turns = createTurns(1);
  await expect(turns('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await turns('a', async () => 1)).toBe(1);
});
