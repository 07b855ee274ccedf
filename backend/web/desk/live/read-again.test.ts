import { eventNames } from '@threadline/shared/kernel/event-names';
import { expect, test } from 'vitest';
import { tellsOf } from './read-again.js';

const reading = (path: string, input?: object) => ({ queryKey: [path.split('.'), { input, type: 'query' }] });

test('a task of one customer is read again there and on Today, and nowhere else', () => {
  const touched = { about: 'task', customerId: 'a' };
  expect(tellsOf(reading('tasks.list', { customerId: 'a' }), touched)).toBe(true);
  expect(tellsOf(reading('today.get'), touched)).toBe(true);
  expect(tellsOf(reading('tasks.list', { customerId: 'b' }), touched)).toBe(false);
  expect(tellsOf(reading('notes.list', { customerId: 'a' }), touched)).toBe(false);
});

test('a customer is found by the id of its own page', () => {
  const touched = { about: 'customer', customerId: 'a' };
  expect(tellsOf(reading('customers.get', { id: 'a' }), touched)).toBe(true);
  expect(tellsOf(reading('customers.get', { id: 'b' }), touched)).toBe(false);
  expect(tellsOf(reading('customers.list', { sort: 'name' }), touched)).toBe(true);
});

test('every event of work, people and mail is heard by some page', () => {
  // Promises stand in the panel alone.
  const unheard = ['report_view', 'promise'];
  const paths = [
    'today.get',
    'team.list',
    'session.me',
    'apiKeys.list',
    'mailOutbox.list',
    'contacts.list',
    'review.list',
    'branding.get',
    'archives.list',
    'audit.list',
    'security.devices',
    'mailClients.list',
    'mailWriting.list',
    'cannedResponses.list',
    'mailboxes.list',
  ];
  const more = ['notes.list', 'time.list', 'timeline.list'];
  for (const name of eventNames) {
    const about = name.split('.')[0] ?? '';
    if (unheard.includes(about)) continue;
    expect([name, [...paths, ...more].some((path) => tellsOf(reading(path), { about }))]).toEqual([name, true]);
  }
});
