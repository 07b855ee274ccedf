import { describe, expect, it } from 'vitest';
import { defineArea } from './area.js';
import { addArea, chooseLanguage, createI18n, localeFor } from './setup.js';
import { uiArea } from './ui-area.js';

describe('the translations', () => {
  it('speak the chosen language at once, and add an area that comes later', () => {
    const i18n = createI18n({ language: 'de', resources: { ui: uiArea } });
    expect(i18n.t('undo')).toBe('Rückgängig');
    addArea(i18n, 'late', defineArea({ en: { word: 'Late' }, de: { word: 'Spät' } }));
    expect(i18n.getResource('de', 'late', 'word')).toBe('Spät');
  });

  it.each([
    ['de', ['en-US'], 'de'],
    [null, ['fr-FR', 'de-AT', 'en'], 'de'],
    ['fr', ['fr-FR'], 'en'],
    [undefined, [], 'en'],
  ])('choose for the setting %s and the browser %j: %s', (setting, wanted, language) => {
    expect(chooseLanguage(setting, wanted)).toBe(language);
  });

  it('write dates as the region of the browser does, within the chosen language', () => {
    expect(localeFor('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeFor('de', ['en-US'])).toBe('de');
  });
});
