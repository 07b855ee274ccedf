import { expect, test } from 'vitest';
import { defaultSelectors, mergeSelectors } from './selectors.js';

const isValid = (selector: string) => !selector.includes('!');

test('an override is tried before the built-in selectors, which stay behind it', () => {
  const merged = mergeSelectors({ threadSubject: ['h1.subject'] }, isValid);
  expect(merged.threadSubject).toEqual(['h1.subject', ...defaultSelectors.threadSubject]);
  expect(merged.message).toEqual(defaultSelectors.message);
});

test.each([null, 'h2', 7, { threadSubject: 'h2' }, { threadSubject: ['!!', 5] }, { unknown: ['h2'] }])(
  'an override that makes no sense changes nothing: %j',
  (overrides) => {
    expect(mergeSelectors(overrides, isValid)).toEqual(defaultSelectors);
  },
);
