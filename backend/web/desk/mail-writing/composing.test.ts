import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { readRecipients } from './composing.js';
import { writingArea } from './writing-area.js';

test.each([
  ['jane@acme.com', ['jane@acme.com'], ''],
  ['Jane Doe <jane@acme.com>', ['jane@acme.com'], ''],
  ['a@b.com, c@d.com;e@f.com\ng@h.com', ['a@b.com', 'c@d.com', 'e@f.com', 'g@h.com'], ''],
  ['jane, bo@acme.com', ['bo@acme.com'], 'jane'],
  ['jane@', [], 'jane@'],
])('%j names %j and leaves %j', (typed, addresses, rest) => {
  const read = readRecipients(typed);
  expect([read.found.map(({ address }) => address), read.rest]).toEqual([addresses, rest]);
});

test('every language says everything, with the same placeholders', () => {
  expect(languages.flatMap((language) => differencesBetween(writingArea.en, writingArea[language]))).toEqual([]);
});
