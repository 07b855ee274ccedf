import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { reportsArea } from './reports-area.js';

test('every language says everything, with the same placeholders', () => {
  expect(languages.flatMap((language) => differencesBetween(reportsArea.en, reportsArea[language]))).toEqual([]);
});
