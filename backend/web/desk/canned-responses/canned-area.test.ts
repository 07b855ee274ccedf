import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { cannedArea } from './canned-area.js';

test('every language says everything, with the same placeholders', () => {
  expect(languages.flatMap((language) => differencesBetween(cannedArea.en, cannedArea[language]))).toEqual([]);
});
