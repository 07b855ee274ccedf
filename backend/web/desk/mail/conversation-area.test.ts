import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { expect, test } from 'vitest';
import { conversationArea } from './conversation-area.js';

test('every language has every text of a conversation', () => {
  const { en } = conversationArea;
  expect(languages.flatMap((language) => differencesBetween(en, conversationArea[language]))).toEqual([]);
});
