import { expect, test } from 'vitest';
import { listInputOf, readPeopleSearch } from './people-search.js';

test.each([
  [{}, {}],
  [{ q: 'dana', unit: 'Support', role: 'member', state: 'removed' }, undefined],
  [{ q: '  ', role: 'king', state: 'asleep', tab: 'x', person: '1' }, {}],
  [{ q: 42 }, { q: '42' }],
])('the address %j is read as filters', (search, expected) => {
  expect(readPeopleSearch(search)).toEqual(expected ?? search);
});

test('the list is asked with what narrows it, and not with who is open', () => {
  const person = '0198c0de-0000-7000-8000-000000000000';
  expect(listInputOf(readPeopleSearch({ q: 'dana', tab: 'invitations', person }))).toEqual({ search: 'dana' });
});
