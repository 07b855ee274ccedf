import { expect, test } from 'vitest';
import type { LiveEvent } from '../../live/schema.js';
import type { ThreadContext } from '../../threads/schema.js';
import { changeOf, concerns } from './read-again.js';

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

test.each([
  ['a note of the customer shown', event('note.written'), context({}), true],
  ['a note of another customer', event('note.written', { customerId: 'beta' }), context({}), false],
  ['a note of the thread’s second customer', event('note.written', { customerId: 'beta' }), context({ links: [{ customer: { id: 'beta' } }] }), true],
  ['a link of this thread', event('thread.linked', { customerId: 'beta', threadId: 't1' }), context({}), true],
  ['a link of another thread', event('thread.linked', { customerId: 'beta', threadId: 't2' }), context({}), false],
  ['a new contact, while the sender is unknown', event('contact.created', { customerId: 'beta' }), context({ state: 'none', customer: null }), true],
  ['a note, while the sender is unknown', event('note.written', { customerId: 'beta' }), context({ state: 'none', customer: null, threadId: null }), false],
] as const)('%s', (_name, happened, shown, expected) => {
  expect(concerns(shown, changeOf(happened, 'dana'))).toBe(expected);
});
