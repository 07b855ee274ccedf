import { expect, test } from 'vitest';
import type { OpenThread } from '../../mail-host/port.js';
import { threadContextInput } from '../../threads/schema.js';
import type { Write } from '../offline/write.js';
import { contextInput } from './context-input.js';
import { customerDraft, newCustomer } from './new-customer.js';
import { pendingLink } from './use-pending-link.js';

const thread: OpenThread = {
  key: 'k',
  mailbox: 'dana@demo.test',
  hostThreadId: null,
  messageIds: Array.from({ length: 300 }, (_, index) => `message-${index}@acme.com`),
  subject: 'x'.repeat(2000),
  participants: [
    { address: 'jane@acme.com', name: 'Jane', role: 'from' },
    { address: 'undisclosed-recipients', role: 'to' },
  ],
};

test('the server accepts even a very long thread, by its newest messages', () => {
  const input = contextInput(thread, 'gmail', null);
  expect(threadContextInput.safeParse(input).error).toBeUndefined();
  expect(input.messageIds?.at(-1)).toBe('message-299@acme.com');
  expect(input.participants.map(({ address }) => address)).toEqual(['jane@acme.com']);
});

test('a new customer is filled in from the mail, and the sender becomes its contact', () => {
  const counterpart = { address: 'anna@newco.io', name: null, domain: 'newco.io' };
  const draft = customerDraft(counterpart);
  expect(draft).toEqual({ name: 'Newco', domain: 'newco.io', contactName: '' });
  expect(newCustomer(draft, counterpart)).toEqual({
    name: 'Newco',
    domains: ['newco.io'],
    contact: { name: 'anna', address: 'anna@newco.io' },
  });
});

test('a link on its way is told of its own thread only, and not once it is refused', () => {
  const link = (fields: Partial<Write>) =>
    ({
      path: 'threads.link',
      threadKey: 'k',
      state: 'waiting',
      input: { customerId: 'c', primary: true },
      ...fields,
    }) as Write;
  expect(pendingLink([link({})], 'k')).toEqual({ customerId: 'c', queued: true });
  expect(pendingLink([link({})], 'other')).toBeNull();
  expect(pendingLink([link({ state: 'refused' })], 'k')).toBeNull();
});
