import { expect, test } from 'vitest';
import { reachOf } from './reach.js';

test.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', 'fd00::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is not reached',
  (host) => {
    expect(() => reachOf([]).require(host)).toThrow('not public');
  },
);

test('what the operator opens is reached, and nothing beside it', () => {
  const reach = reachOf(['10.1.0.0/16', '::1']);
  expect(['10.1.2.3', '::1', '10.2.0.1', '127.0.0.1', '93.184.216.34'].map(reach.isAllowed)).toEqual([
    ...[true, true, false, false, true],
  ]);
});

test('a name behind which one address is not allowed is refused', async () => {
  const resolved = (allowed: string[]) =>
    new Promise((resolve) =>
      reachOf(allowed).lookup('localhost', { all: true }, (error, found) => resolve(error ?? found)),
    );
  expect(await resolved([])).toMatchObject({ message: 'This name leads to an address that is not public.' });
  expect(await resolved(['127.0.0.0/8', '::1'])).toEqual(expect.arrayContaining([{ address: '127.0.0.1', family: 4 }]));
});
