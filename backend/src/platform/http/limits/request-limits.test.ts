import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { describeFailure } from '../error-format.js';
import { createWriteLimits, limitRequests } from './request-limits.js';
import { retryAfter } from './retry-after.js';

const good = 'g'.repeat(20);
const most = { credential: 5, refused: 3, person: 2, organisation: 3, everybody: 4 };

function appOf() {
  const app = new Hono();
  app.onError((error, c) => c.text(retryAfter(error) ?? '', describeFailure(error).status as 429));
  const limited = limitRequests({
    most,
    addressOf: (c) => c.req.header('x-address') ?? null,
    credentialOf: (c) => c.req.header('authorization') ?? null,
  });
  app.use(limited).use(limited);
  return app.get('/', (c) => (c.req.header('authorization') === `Bearer ${good}` ? c.text('in') : c.text('out', 401)));
}

const ask = async (app: Hono, headers: Record<string, string>, times: number) => {
  const statuses: number[] = [];
  for (let turn = 0; turn < times; turn += 1) statuses.push((await app.request('/', { headers })).status);
  return statuses;
};

test('one credential is stopped after its share, and another goes on', async () => {
  const app = appOf();
  expect(await ask(app, { authorization: `Bearer ${good}` }, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(await ask(app, { authorization: `Bearer ${'o'.repeat(20)}` }, 1)).toEqual([401]);
});

test('a network that knocks with ever new credentials is stopped, in all of its addresses, and others are not', async () => {
  const app = appOf();
  for (let turn = 0; turn < 3; turn += 1)
    expect(
      await ask(app, { authorization: `Bearer unknown-to-everybody-${turn}`, 'x-address': `2001:db8:1:2::${turn}` }, 1),
    ).toEqual([401]);
  const shut = await app.request('/', {
    headers: { authorization: `Bearer ${good}`, 'x-address': '2001:db8:1:2::99' },
  });
  expect([shut.status, Number(await shut.text()) > 0]).toEqual([429, true]);
  expect(await ask(app, { authorization: `Bearer ${good}`, 'x-address': '2001:db8:1:3::1' }, 1)).toEqual([200]);
});

test('writes are counted by person, by organisation and in all', () => {
  const writes = createWriteLimits(most);
  const take = (orgId: string, personId: string) => {
    try {
      writes.take({ orgId, personId });
      return 'written';
    } catch (error) {
      return describeFailure(error).code;
    }
  };
  expect([take('a', '1'), take('a', '1'), take('a', '1')]).toEqual(['written', 'written', 'limit_reached']);
  expect([take('a', '2'), take('a', '2')]).toEqual(['written', 'limit_reached']);
  expect([take('b', '1'), take('b', '2')]).toEqual(['written', 'limit_reached']);
});
