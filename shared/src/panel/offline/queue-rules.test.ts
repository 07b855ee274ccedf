import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../api/api-error.js';
import {
  afterFailure,
  answeredId,
  delayBeforeTry,
  namesPending,
  nextToSend,
  pendingId,
  withRealIds,
} from './queue-rules.js';
import type { Write, WriteState } from './write.js';

function write(order: number, state: WriteState = 'waiting'): Write {
  const about = {
    text: '',
    threadKey: null,
    customerId: null,
    madeAt: '2026-03-10T09:00:00.000Z',
    tries: 0,
    answer: null,
    refusal: null,
  };
  return { ...about, key: `key-${order}`, order, state, path: 'tasks.complete', input: { id: 'a' } };
}
const failure = (code: ApiError['code']): ApiError => ({ code, message: '', details: {} });

describe('which write is sent next', () => {
  test('the oldest that waits, whatever order they stand in', () => {
    expect(nextToSend([write(3), write(1), write(2)])?.key).toBe('key-1');
  });
  test('none while another is on its way', () => {
    expect(nextToSend([write(1, 'sending'), write(2)])).toBeNull();
  });
  test('a refused or sent one does not hold up the rest', () => {
    expect(nextToSend([write(1, 'refused'), write(2, 'sent'), write(3)])?.key).toBe('key-3');
  });
});

test.each([
  ['unreachable', 1, 'again'],
  ['unavailable', 40, 'again'],
  ['limit_reached', 40, 'again'],
  ['unknown', 1, 'again'],
  ['unknown', 6, 'refused'],
  ['unauthenticated', 1, 'sign_in'],
  ['invalid', 1, 'refused'],
  ['conflict', 1, 'refused'],
  ['forbidden', 1, 'refused'],
  ['not_found', 1, 'refused'],
] as const)('%s at try %i means %s', (code, tries, verdict) => {
  expect(afterFailure({ tries }, failure(code))).toBe(verdict);
});

test.each([
  [1, 1000],
  [2, 2000],
  [4, 8000],
  [12, 30_000],
])('try %i is followed by a wait of %i ms', (tries, wait) => {
  expect(delayBeforeTry(tries)).toBe(wait);
});

test('a later write names the server’s id once it is known, however deep it stands', () => {
  const real = new Map([[pendingId('k'), 'real']]);
  expect(withRealIds({ id: pendingId('k'), list: [{ of: pendingId('k') }], note: 'pending' }, real)).toEqual({
    id: 'real',
    list: [{ of: 'real' }],
    note: 'pending',
  });
});

test('a write that names an object still on its way is known by it', () => {
  expect(namesPending({ id: pendingId('k') }, 'k')).toBe(true);
  expect(namesPending({ id: pendingId('other') }, 'k')).toBe(false);
});

test('an answer’s id is found, also of a started timer', () => {
  expect(answeredId({ id: 'a' })).toBe('a');
  expect(answeredId({ entry: { id: 'b' }, stopped: null })).toBe('b');
  expect(answeredId(null)).toBeNull();
});
