import { expect, test } from 'vitest';
import { mergeParticipants } from './participants.js';

test('one person in several messages is one participant, as the sender if they wrote any', () => {
  const people = mergeParticipants([
    { address: 'Bea@Acme.test', name: 'Bea Buyer', role: 'to' },
    { address: 'alice@example.com', name: 'Alice', role: 'from' },
    { address: 'bea@acme.test', role: 'from' },
    { address: 'alice@example.com', name: 'me', role: 'cc' },
  ]);
  expect(people).toEqual([
    { address: 'bea@acme.test', name: 'Bea Buyer', role: 'from' },
    { address: 'alice@example.com', name: 'Alice', role: 'from' },
  ]);
});

test.each(['me', 'ich', '', '  ', 'bob@example.com'])('"%s" is no name', (name) => {
  expect(mergeParticipants([{ address: 'bob@example.com', name, role: 'to' }])).toEqual([
    { address: 'bob@example.com', role: 'to' },
  ]);
});

test('a real name found later fills the gap; text that is no address is left out', () => {
  const people = mergeParticipants([
    { address: 'bob@example.com', name: 'me', role: 'to' },
    { address: 'undisclosed', name: 'Nobody', role: 'to' },
    { address: 'bob@example.com', name: 'Bob', role: 'cc' },
  ]);
  expect(people).toEqual([{ address: 'bob@example.com', name: 'Bob', role: 'to' }]);
});
