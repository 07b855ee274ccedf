import { expect, test } from 'vitest';
import { type KeyScope, keyReaches } from './key-scopes.js';
import { type Permission, permissions } from './permissions.js';

const cases: [KeyScope[], Permission, boolean][] = [
  [['read'], 'customer.read', true],
  [['read'], 'thread.context', true],
  [['read'], 'customer.update', false],
  [['write'], 'customer.update', true],
  [['write'], 'customer.read', true],
  [['customers:read'], 'customer.read', true],
  [['customers:read'], 'contact.read', true],
  [['customers:read'], 'customer.update', false],
  [['customers:write'], 'customer.update', true],
  [['customers:write'], 'contact.read', true],
  [['customers:write'], 'note.read', false],
  [['customers:write'], 'timeline.read', false],
  [['customers:write'], 'thread.context', false],
  [['notes:read', 'time:write'], 'note.read', true],
  [['notes:read', 'time:write'], 'note.create', false],
  [['notes:read', 'time:write'], 'time.track', true],
  [['reports:read'], 'report_hours.read', true],
  [['customers:read'], 'session.read', true],
  [['customers:read'], 'person.read', true],
  [['read', 'write'], 'person.manage', false],
  [['read', 'write'], 'mail_outbox.read', false],
  [['read', 'write'], 'archive.read', false],
  [['read', 'write'], 'session.end', false],
  [['read', 'write'], 'api_key.own', false],
];

test.each(cases)('a key of %j and %s: %s', (scopes, permission, reaches) => {
  expect(keyReaches(scopes, permission)).toBe(reaches);
});

test('a key of one area reaches nothing of another', () => {
  const reached = Object.keys(permissions).filter((one) => keyReaches(['tasks:write'], one as Permission));
  expect(reached.filter((one) => !one.startsWith('task.')).sort()).toEqual(['person.read', 'session.read']);
});
