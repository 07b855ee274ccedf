import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Area, type Language, languages } from './area.js';
import './areas.js';

export interface I18nOptions {
  language: Language;
  /** The areas by namespace: `{ ui: uiArea, panel: panelArea }`. */
  resources: Readonly<Record<string, Area>>;
}

/** Starts the translations of one document. Synchronous: every text is at hand at the first paint. */
export function createI18n({ language, resources }: I18nOptions): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(resources),
    defaultNS: 'ui',
    resources: byLanguage(resources),
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Adds the texts of an area that is loaded later, such as a lazy page. */
export function addArea(instance: i18n, namespace: string, area: Area): void {
  for (const language of languages) instance.addResourceBundle(language, namespace, area[language]);
}

/** The language a person set, else the first one their browser asks for that we speak, else English. */
export function chooseLanguage(setting: string | null | undefined, wanted = browserLanguages()): Language {
  const candidates = setting ? [setting, ...wanted] : wanted;
  for (const candidate of candidates) {
    const spoken = languages.find((language) => candidate.toLowerCase().split('-')[0] === language);
    if (spoken) return spoken;
  }
  return 'en';
}

/** The region's manner of writing dates and figures, from the browser, within the chosen language: `en-GB`. */
export function localeFor(language: string, wanted = browserLanguages()): string {
  const prefix = `${language.toLowerCase().split('-')[0]}-`;
  return wanted.find((locale) => locale.toLowerCase().startsWith(prefix)) ?? language;
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}

function byLanguage(resources: Readonly<Record<string, Area>>): Resource {
  const bundle = (language: Language) =>
    Object.fromEntries(Object.entries(resources).map(([namespace, area]) => [namespace, area[language]]));
  return Object.fromEntries(languages.map((language) => [language, bundle(language)])) as Resource;
}
