import type { UiTexts } from './ui-area.js';

/**
 * The texts of every area, by namespace. An area registers itself beside its texts, so that keys are typed:
 * `declare module '../i18n/areas.js' { interface TranslationAreas { panel: PanelTexts } }`.
 */
export interface TranslationAreas {
  ui: UiTexts;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: TranslationAreas;
  }
}
