import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { organisationArea } from './organisation-area.js';

test('every language says everything of the organisation’s page, with the same placeholders', () => {
  const differences = languages.flatMap((one) => differencesBetween(organisationArea.en, organisationArea[one]));
  expect(differences).toEqual([]);
});
