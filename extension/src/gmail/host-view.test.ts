import { expect, test } from 'vitest';
import { toOpenThread, wantedSources } from './host-view.js';
import type { ThreadFacts } from './thread-facts.js';

const nobody = {} as Element;
const thread: ThreadFacts = {
  root: nobody,
  hostThreadId: '18aa',
  subject: 'Pricing',
  messages: [
    {
      permId: 'msg-f:1',
      participants: [
        { address: 'bea@acme.test', name: 'Bea', role: 'from' },
        { address: 'alice@example.com', name: 'me', role: 'to' },
      ],
    },
    { permId: 'msg-f:2', participants: [{ address: 'alice@example.com', name: 'Alice', role: 'from' }] },
  ],
};

test('before any source is read the thread has its key, subject and the people on screen', () => {
  expect(toOpenThread(thread, 'alice@example.com', () => undefined)).toEqual({
    key: 'alice@example.com/18aa',
    mailbox: 'alice@example.com',
    hostThreadId: '18aa',
    messageIds: [],
    subject: 'Pricing',
    participants: [
      { address: 'bea@acme.test', name: 'Bea', role: 'from' },
      { address: 'alice@example.com', name: 'Alice', role: 'from' },
    ],
  });
});

test('sources add ids in order and people who are not on screen, without losing shown names', () => {
  const open = toOpenThread(thread, 'alice@example.com', (permId) =>
    permId === 'msg-f:1'
      ? {
          messageId: 'one@acme.test',
          participants: [
            { address: 'bea@acme.test', role: 'from' },
            { address: 'carol@globex.test', name: 'Carol', role: 'cc' },
          ],
        }
      : { messageId: 'two@example.com', participants: [] },
  );
  expect(open.messageIds).toEqual(['one@acme.test', 'two@example.com']);
  expect(open.participants).toEqual([
    { address: 'bea@acme.test', name: 'Bea', role: 'from' },
    { address: 'carol@globex.test', name: 'Carol', role: 'cc' },
    { address: 'alice@example.com', name: 'Alice', role: 'from' },
  ]);
});

test('an id that stands in two messages is told once, and a missing one leaves no gap', () => {
  const same = toOpenThread(thread, 'alice@example.com', () => ({ messageId: 'same@x.test', participants: [] }));
  expect(same.messageIds).toEqual(['same@x.test']);
  const none = toOpenThread(thread, 'alice@example.com', () => ({ messageId: null, participants: [] }));
  expect(none.messageIds).toEqual([]);
});

test('of a long conversation the first message and the newest seven are read', () => {
  const messages = Array.from({ length: 40 }, (_, index) => ({ permId: `msg-f:${index}`, participants: [] }));
  const wanted = wantedSources({ ...thread, messages });
  expect(wanted).toEqual(['msg-f:0', ...[33, 34, 35, 36, 37, 38, 39].map((index) => `msg-f:${index}`)]);
});
