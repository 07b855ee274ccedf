import { expect, test } from 'vitest';
import { TokenBuckets } from './token-buckets.js';

test('so many at once, then one by one as time passes, and each key for itself', () => {
  let now = 0;
  const buckets = new TokenBuckets(60, () => now);
  expect(Array.from({ length: 60 }, () => buckets.take('a')).every((missing) => missing === 0)).toBe(true);
  expect(buckets.take('a')).toBe(1);
  expect(buckets.take('b')).toBe(0);
  now = 1_000;
  expect([buckets.look('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1]);
  now = 3_600_000;
  expect(Array.from({ length: 61 }, () => buckets.take('a')).filter((missing) => missing > 0)).toHaveLength(1);
});

test('who sends ever new keys does not fill the memory', () => {
  const buckets = new TokenBuckets(60, () => 0);
  for (let key = 0; key < 50_000; key += 1) buckets.take(String(key));
  expect(buckets.take('0')).toBe(0);
});
