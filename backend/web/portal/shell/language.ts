import { chooseLanguage } from '@threadline/shared/i18n/setup';
import type { PortalLanguage } from '@threadline/shared/portal/schema';

const key = 'portal.language';

/** The language this browser was last shown, else the one it asks for. */
export function readLanguage(): PortalLanguage {
  return chooseLanguage(kept());
}

export function keepLanguage(language: PortalLanguage): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that keeps nothing asks for its own language again next time.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
