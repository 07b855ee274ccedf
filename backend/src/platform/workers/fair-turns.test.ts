import { expect, test } from 'vitest';
import { createTurns } from './fair-turns.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

test('so much runs at once, and of one organisation only one', async () => {
  const turns = createTurns({ most: 2, mostOfOne: 1 });
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
  const turns = createTurns({ most: 1, mostOfOne: 1 });
  await expect(turns('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await turns('a', async () => 1)).toBe(1);
});

test('whoever asks for much leaves a place to others, and takes no more than they may', async () => {
  const turns = createTurns({ most: 3, mostOfOne: 2 });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (orgId: string) =>
    turns(orgId, () => {
      begun.push(orgId);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const all = [...['a', 'a', 'a', 'a'].map(work), work('b')];
  await pause();
  expect(begun).toEqual(['a', 'a', 'b']);
  while (ends.length > 0) {
    ends.shift()?.();
    await pause();
  }
  await Promise.all(all);
  expect(begun).toEqual(['a', 'a', 'b', 'a', 'a']);
});
