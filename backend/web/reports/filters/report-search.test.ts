import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../desk/shell/plain-search.js';
import { carriedOver, countNarrowing, filterOf, periodIn, readReportSearch } from './report-search.js';

const today = '2026-11-22';

test('what stands in an address is read back as it was written', () => {
  const search = {
    from: '2026-01-01',
    to: '2026-03-31',
    compare: 'last_year' as const,
    unit: 'Customer success & more',
    stage: ['onboarding', 'renewal'] as ['onboarding', 'renewal'],
    kinds: ['email'] as ['email'],
    show: 'table' as const,
  };
  expect(readReportSearch(parseSearch(stringifySearch(search)))).toEqual(search);
});

test('what it does not know is left out', () => {
  const query = {
    range: 'forever',
    from: '2026-02-30x',
    to: 'x',
    compare: 'all',
    stage: ['gone'],
    size: '1',
    page: '2',
  };
  expect(readReportSearch(query)).toEqual({});
});

test('without a choice a report speaks of thirty days against those before', () => {
  expect(filterOf({}, today)).toEqual({ from: '2026-10-24', to: '2026-11-23', compare: 'previous' });
});

test('the last day that a person names is in, also when both were swapped', () => {
  const period = { from: '2026-03-29', to: '2026-03-30' };
  expect(periodIn({ from: '2026-03-29', to: '2026-03-29' }, today)).toEqual(period);
  expect(periodIn({ from: '2026-04-02', to: '2026-04-01' }, today)).toEqual({ from: '2026-04-01', to: '2026-04-03' });
});

test('another report takes over the filters, and not how this one is grouped or shown', () => {
  const query = { owner: 'a', range: 'last_90', by: 'week', kinds: 'email', show: 'table', view: 'b' };
  expect(carriedOver(query)).toEqual({ owner: 'a', range: 'last_90' });
  expect(countNarrowing(readReportSearch(query))).toBe(1);
});
