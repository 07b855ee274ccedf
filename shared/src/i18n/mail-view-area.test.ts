import { expect, test } from 'vitest';
import { languages } from './area.js';
import { differencesBetween } from './area-check.js';
import { mailViewArea } from './mail-view-area.js';

test('every language has every text around a mail', () => {
  const { en } = mailViewArea;
  expect(languages.flatMap((language) => differencesBetween(en, mailViewArea[language]))).toEqual([]);
});
