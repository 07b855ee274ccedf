import { expect, test } from 'vitest';
import { partsOf, scopesOf } from './key-scopes.js';

test('a key of everything reads and changes, and a reading one only reads', () => {
  expect(scopesOf('all', { tasks: 'write' })).toEqual(['read', 'write']);
  expect(scopesOf('read', {})).toEqual(['read']);
});

test('chosen areas become scopes, and those with nothing are left out', () => {
  expect(scopesOf('chosen', { customers: 'read', tasks: 'write', notes: 'none' })).toEqual([
    'customers:read',
    'tasks:write',
  ]);
  expect(scopesOf('chosen', {})).toEqual([]);
});

test('a scope tells its area', () => {
  expect(partsOf('read')).toEqual({ area: null, verb: 'read' });
  expect(partsOf('follow_ups:write')).toEqual({ area: 'follow_ups', verb: 'write' });
});
