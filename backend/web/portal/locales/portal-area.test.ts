import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { portalArea } from './portal-area.js';

test('every language says everything, with the same placeholders', () => {
  expect(languages.flatMap((language) => differencesBetween(portalArea.en, portalArea[language]))).toEqual([]);
});

test('no text of the portal tells that there is an inside', () => {
  const words = JSON.stringify(portalArea).match(/intern|note|notiz|priorit|ticket|threadline|visib|assign/gi);
  expect(words).toBeNull();
});
