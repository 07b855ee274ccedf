import { defineArea } from '@threadline/shared/i18n/area';
import { frameTexts } from './frame-texts.js';
import { pageTexts } from './page-texts.js';

/** Every text of the portal. */
export const portalArea = defineArea({
  en: { ...frameTexts.en, ...pageTexts.en },
  de: { ...frameTexts.de, ...pageTexts.de },
});

export type PortalTexts = typeof portalArea.en;

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    portal: PortalTexts;
  }
}
