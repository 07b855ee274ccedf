import { type Area, defineArea, type Language } from '../../i18n/area.js';
import { frameEn } from './frame-en.js';
import { workEn } from './work-en.js';

const en = { ...frameEn, ...workEn };
export type PanelTexts = typeof en;

declare module '../../i18n/areas.js' {
  interface TranslationAreas {
    panel: PanelTexts;
  }
}

/** Every text of the side panel in the language that is shown; another one is not loaded. */
export async function loadPanelArea(language: Language): Promise<Area<PanelTexts>> {
  if (language === 'en') return defineArea({ en, de: en });
  const { german } = await import('./german.js');
  return defineArea({ en, de: german });
}
