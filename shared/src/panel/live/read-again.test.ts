import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../live/schema.js';
import type { ThreadContext } from '../../threads/schema.js';
import type { Write } from '../offline/write.js';
import { queryKeys } from '../queries.js';
import { changeOf, concerns, readAgainAfter } from './read-again.js';

const event = (name: LiveEvent['name'], fields: Partial<LiveEvent> = {}): LiveEvent => ({
  name,
  at: '2026-03-10T09:00:00.000Z',
  subject: { type: 'x', id: 's' },
  customerId: 'acme',
  threadId: null,
  actorId: 'ben',
  ...fields,
});
const context = (fields: object) =>
  ({ state: 'linked', threadId: 't1', links: [], customer: { id: 'acme' }, ...fields }) as unknown as ThreadContext;

test('only one’s own timer is read again', () => {
  expect(changeOf(event('timer.started'), 'dana').timer).toBe(false);
  expect(changeOf(event('timer.started', { actorId: 'dana' }), 'dana').timer).toBe(true);
});

const unknown = context({ state: 'none', customer: null, threadId: null });
const withSecond = context({ links: [{ customer: { id: 'beta' } }] });
const ofBeta = { customerId: 'beta' };

test.each([
  { name: 'a note of the customer shown', happened: event('note.written'), shown: context({}), expected: true },
  { name: 'a note of another customer', happened: event('note.written', ofBeta), shown: context({}), expected: false },
  { name: 'a note of the second customer', happened: event('note.written', ofBeta), shown: withSecond, expected: true },
  {
    name: 'a link of this thread',
    happened: event('thread.linked', { ...ofBeta, threadId: 't1' }),
    shown: context({}),
    expected: true,
  },
  {
    name: 'a link of another',
    happened: event('thread.linked', { ...ofBeta, threadId: 't2' }),
    shown: context({}),
    expected: false,
  },
  { name: 'a contact, while unknown', happened: event('contact.created', ofBeta), shown: unknown, expected: true },
  { name: 'a note, while unknown', happened: event('note.written', ofBeta), shown: unknown, expected: false },
])('$name: read again is $expected', ({ happened, shown, expected }) => {
  expect(concerns(shown, changeOf(happened, 'dana'))).toBe(expected);
});

test.each([
  ['promises.accept', true],
  ['promises.reopen', true],
  ['tasks.create', false],
] as const)('after %s the promises shown are read again: %s', async (path, isRead) => {
  const queries = new QueryClient();
  queries.setQueryData(queryKeys.promises('t1'), { items: [] });
  await readAgainAfter(queries, { path, input: { id: 'p1' }, customerId: 'acme' } as Write);
  expect(queries.getQueryState(queryKeys.promises('t1'))?.isInvalidated).toBe(isRead);
});
