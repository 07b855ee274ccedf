import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { linkingArea } from './linking-area.js';

test('every text stands in every language', () => {
  expect(languages.flatMap((language) => differencesBetween(linkingArea.en, linkingArea[language]))).toEqual([]);
});
