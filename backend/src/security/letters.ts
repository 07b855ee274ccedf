import { letterLanguage } from '../platform/mail/letter.js';
import { english } from './letters/english.js';
import { german } from './letters/german.js';
import type { Letters } from './letters/kinds.js';

/** The letters in a language; English for those that there are none in. */
export const lettersIn = (locale: string): Letters => (letterLanguage(locale) === 'de' ? german : english);
