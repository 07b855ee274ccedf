import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './plain-search.js';

test.each(['?state=12345678901234567890', '?state=007', '?q=true', '?stage=renewal&stage=growth', ''])(
  'the query %s is read and written as it was',
  (query) => {
    expect(stringifySearch(parseSearch(query))).toBe(query);
  },
);

test('an address within an address comes back whole', () => {
  const next = '/oauth/authorize?client_id=a&state=1234567890';
  expect(parseSearch(stringifySearch({ next, left: undefined }))).toEqual({ next });
});
