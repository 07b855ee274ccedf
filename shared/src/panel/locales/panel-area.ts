import { defineArea } from '../../i18n/area.js';
import { frameDe } from './frame-de.js';
import { frameEn } from './frame-en.js';
import { workDe } from './work-de.js';
import { workEn } from './work-en.js';

/** Every text of the side panel. */
export const panelArea = defineArea({ en: { ...frameEn, ...workEn }, de: { ...frameDe, ...workDe } });

export type PanelTexts = typeof panelArea.en;

declare module '../../i18n/areas.js' {
  interface TranslationAreas {
    panel: PanelTexts;
  }
}
