/** A mail as plain text, before it has an address. */
export interface Letter {
  subject: string;
  body: string;
}

export type LetterLanguage = 'en' | 'de';

/** The language in which somebody of a locale is written to; English where there is no other. */
export const letterLanguage = (locale: string): LetterLanguage => (/^de\b/i.test(locale) ? 'de' : 'en');

/** A letter’s body: texts with an empty line between them. Those that say nothing are left out. */
export const paragraphs = (...texts: string[]): string => `${texts.filter((text) => text !== '').join('\n\n')}\n`;
