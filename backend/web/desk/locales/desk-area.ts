import { defineArea } from '@threadline/shared/i18n/area';
import { adminTexts } from './admin-texts.js';
import { customerTexts } from './customer-texts.js';
import { explainTexts } from './explain-texts.js';
import { frameTexts } from './frame-texts.js';
import { keyTexts } from './key-texts.js';
import { mailClientTexts } from './mail-client-texts.js';
import { mailTexts } from './mail-texts.js';
import { mergeTexts } from './merge-texts.js';
import { peopleTexts } from './people-texts.js';
import { permissionTexts } from './permission-texts.js';
import { securityTexts } from './security-texts.js';
import { sharingTexts } from './sharing-texts.js';
import { ssoTexts } from './sso-texts.js';
import { waysInTexts } from './ways-in-texts.js';
import { wordTexts } from './word-texts.js';
import { workTexts } from './work-texts.js';

/** Every text of the desk. */
export const deskArea = defineArea({
  en: {
    ...frameTexts.en,
    ...wordTexts.en,
    ...customerTexts.en,
    ...mailTexts.en,
    ...mailClientTexts.en,
    ...workTexts.en,
    ...adminTexts.en,
    ...explainTexts.en,
    ...keyTexts.en,
    ...mergeTexts.en,
    ...permissionTexts.en,
    ...sharingTexts.en,
    ...peopleTexts.en,
    ...securityTexts.en,
    ...waysInTexts.en,
    ...ssoTexts.en,
  },
  de: {
    ...frameTexts.de,
    ...wordTexts.de,
    ...customerTexts.de,
    ...mailTexts.de,
    ...mailClientTexts.de,
    ...workTexts.de,
    ...adminTexts.de,
    ...explainTexts.de,
    ...keyTexts.de,
    ...mergeTexts.de,
    ...permissionTexts.de,
    ...sharingTexts.de,
    ...peopleTexts.de,
    ...securityTexts.de,
    ...waysInTexts.de,
    ...ssoTexts.de,
  },
});

export type DeskTexts = typeof deskArea.en;

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    desk: DeskTexts;
  }
}
