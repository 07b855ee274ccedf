import { expect, test } from 'vitest';
import { backOff } from './back-off.js';

test('each failure waits longer than the one before, up to a quarter of an hour', () => {
  const waits = [0, 1, 2, 5, 8, 30].map((failures) =>
    backOff({ code: 'unreachable', retryAfterMs: null }, { failures, chance: 1 }),
  );
  expect(waits).toEqual([5_000, 10_000, 20_000, 160_000, 900_000, 900_000]);
});

test('chance takes away up to half of it', () => {
  expect(backOff({ code: 'limited', retryAfterMs: null }, { failures: 1, chance: 0 })).toBe(5_000);
});

test('the vendor’s own word is a lower bound', () => {
  expect(backOff({ code: 'limited', retryAfterMs: 3_600_000 }, { failures: 0, chance: 0 })).toBe(3_600_000);
});

test.each(['refused_sign_in', 'revoked', 'untrusted_certificate', 'mailbox_gone'] as const)(
  '%s waits for somebody to act',
  (code) => {
    expect(backOff({ code, retryAfterMs: 1 }, { failures: 0, chance: 0 })).toBeNull();
  },
);
