import { expect, test } from 'vitest';
import { languages } from './area.js';
import { differencesBetween } from './area-check.js';
import { meetingsArea } from './meetings-area.js';

test('every language has every text around a meeting', () => {
  const { en } = meetingsArea;
  expect(languages.flatMap((language) => differencesBetween(en, meetingsArea[language]))).toEqual([]);
});
