import { describe, expect, it } from 'vitest';
import { languages } from './area.js';
import { differencesBetween } from './area-check.js';
import { uiArea } from './ui-area.js';

describe('the texts of the primitives', () => {
  it('are there in every language, and none is empty', () => {
    expect(languages.flatMap((language) => differencesBetween(uiArea.en, uiArea[language]))).toEqual([]);
  });
});

describe('the check of an area', () => {
  it('finds a missing key, a surplus key, an empty text and a lost placeholder', () => {
    const english = { greet: 'Hello {{name}}', nested: { close: 'Close' }, only: 'Only' };
    const german = { greet: 'Hallo', nested: { close: ' ' }, more: 'Mehr' };
    expect(differencesBetween(english, german)).toEqual([
      'greet: placeholders differ',
      'nested.close: empty',
      'only: missing',
      'more: surplus',
    ]);
  });
});
