import { expect, test } from 'vitest';
import { letterLanguage, paragraphs } from './letter.js';

test.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['DE-at', 'de'],
  ['en-GB', 'en'],
  ['den', 'en'],
  ['', 'en'],
])('who reads %j is written to in %s', (locale, language) => {
  expect(letterLanguage(locale)).toBe(language);
});

test('paragraphs stand apart, and empty ones are left out', () => {
  expect(paragraphs('One.', '', 'Two.')).toBe('One.\n\nTwo.\n');
});
