import { expect, test } from 'vitest';
import { isFiltered, listInputOf, readCustomersSearch } from './customers-search.js';

test('an address with filters becomes the input of the list', () => {
  const search = readCustomersSearch({
    q: 'acme',
    stage: ['renewal', 'growth'],
    owner: 'o',
    arr: '10k_50k',
    sort: 'renewal',
  });
  expect(listInputOf(search)).toEqual({
    search: 'acme',
    stage: ['growth', 'renewal'],
    ownerId: 'o',
    arrBand: '10k_50k',
    sort: 'renewal',
  });
});

test('one stage alone may stand without a list', () => {
  expect(readCustomersSearch({ stage: 'renewal' })).toEqual({ stage: ['renewal'] });
});

test('what the list does not know is left out', () => {
  expect(readCustomersSearch({ stage: 'nonsense', size: 7, archived: 'yes', sort: 'x', q: '  ', other: 1 })).toEqual(
    {},
  );
});

test('a search for digits is text', () => {
  expect(readCustomersSearch({ q: 4711 })).toEqual({ q: '4711' });
});

test('sorting alone narrows nothing', () => {
  expect(isFiltered({ sort: 'recent' })).toBe(false);
  expect(isFiltered({ sort: 'recent', archived: true })).toBe(true);
});
