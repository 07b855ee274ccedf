import { defineArea } from '@threadline/shared/i18n/area';
import { frameTexts } from '../../desk/locales/frame-texts.js';
import { securityTexts } from '../../desk/locales/security-texts.js';
import { wordTexts } from '../../desk/locales/word-texts.js';
import { answerTexts } from './answer-texts.js';
import { filterTexts } from './filter-texts.js';
import { reportTexts } from './report-texts.js';

/** Every text of the reports. */
export const reportsArea = defineArea({
  en: { ...filterTexts.en, ...answerTexts.en, ...reportTexts.en },
  de: { ...filterTexts.de, ...answerTexts.de, ...reportTexts.de },
});

/** Of the desk's texts, those that the parts borrowed from it say. */
export const deskWords = defineArea({
  en: { ...frameTexts.en, ...wordTexts.en, ...securityTexts.en },
  de: { ...frameTexts.de, ...wordTexts.de, ...securityTexts.de },
});

export type ReportsTexts = typeof reportsArea.en;

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    reports: ReportsTexts;
  }
}
