import type { Language } from '@threadline/shared/i18n/area';
import { chooseLanguage } from '@threadline/shared/i18n/setup';
import { speakRefusals } from '../refusals/say-refusal.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeKey = 'threadline.theme';
const languageKey = 'threadline.language';

/** Sets the look and language that this browser was last told, before anything is shown. */
export function applySettings(): void {
  applyTheme(readTheme());
  applyLanguage(readLanguage());
}

export function readTheme(): Theme {
  const kept = read(themeKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

export function keepTheme(theme: Theme): void {
  keep(themeKey, theme);
  applyTheme(theme);
}

/** The dark or light look in force now, whoever chose it. */
export function lookNow(): 'light' | 'dark' {
  const theme = readTheme();
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function readLanguage() {
  return chooseLanguage(read(languageKey));
}

export function keepLanguage(language: Language): void {
  keep(languageKey, language);
  applyLanguage(language);
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
  void speakRefusals(language);
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still works; it forgets the choice with the page.
  }
}
