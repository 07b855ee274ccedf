import { addDays, type CalendarDay, nextMonday } from '@threadline/shared/kernel/calendar';
import { de, en } from 'chrono-node';

/** The languages in which promises are found. */
export type PromiseLanguage = 'en' | 'de';

const libraries = { en, de };
const furthestDays = 180;

interface Phrase {
  words: RegExp;
  day: (written: CalendarDay) => CalendarDay;
}

const friday = (day: CalendarDay): CalendarDay => addDays(mondayOf(day), 4);
const nextFriday = (day: CalendarDay): CalendarDay => addDays(nextMonday(day), 4);

/** What people say of a week, a month or the day itself; a library of dates reads these otherwise, or not at all. */
const phrases: Readonly<Record<PromiseLanguage, readonly Phrase[]>> = {
  en: [
    { words: /\b(?:the )?end of (?:the )?day\b|\beod\b|\bcob\b|\bclose of business\b/i, day: (day) => day },
    { words: /\b(?:end of |later |early |sometime )?next week\b/i, day: nextFriday },
    { words: /\b(?:the )?end of (?:the |this )?week\b|\beow\b|\b(?:later )?this week\b/i, day: thisFriday },
    { words: /\b(?:the )?end of (?:the |this )?month\b|\beom\b/i, day: (day) => lastOfMonth(day, 0) },
    { words: /\b(?:the )?end of next month\b/i, day: (day) => lastOfMonth(day, 1) },
  ],
  de: [
    { words: /\bbis (?:heute )?(?:feierabend|dienstschluss)\b|\bheute noch\b|\bnoch heute\b/i, day: (day) => day },
    { words: /\b(?:ende |anfang |im laufe )?(?:der )?(?:nächste[nr]?|kommende[nr]?) woche\b/i, day: nextFriday },
    { words: /\b(?:ende )?(?:diese[rn]? woche|der woche)\b|\bwochenende\b|\bbis zum wochenende\b/i, day: thisFriday },
    { words: /\bende (?:des|diesen|dieses) monats\b|\bmonatsende\b/i, day: (day) => lastOfMonth(day, 0) },
    { words: /\bende (?:des )?(?:nächsten|kommenden) monats\b/i, day: (day) => lastOfMonth(day, 1) },
  ],
};

/**
 * The day that a sentence names, after the day on which it was written; null where it names none, one that is over, or
 * one more than half a year away.
 */
export function promisedDay(sentence: string, written: CalendarDay, language: PromiseLanguage): CalendarDay | null {
  const day = phraseDay(sentence, written, language) ?? libraryDay(sentence, written, language);
  return day !== null && day >= written && day <= addDays(written, furthestDays) ? day : null;
}

function phraseDay(sentence: string, written: CalendarDay, language: PromiseLanguage): CalendarDay | null {
  return phrases[language].find(({ words }) => words.test(sentence))?.day(written) ?? null;
}

// The last date counts: "we spoke on Monday, and I'll send it by Friday".
function libraryDay(sentence: string, written: CalendarDay, language: PromiseLanguage): CalendarDay | null {
  const reference = { instant: new Date(`${written}T12:00:00Z`), timezone: 0 };
  const found = libraries[language].parse(sentence, reference, { forwardDate: true });
  const dates = found.filter(({ start }) => start.isCertain('day') || start.isCertain('weekday'));
  const start = dates.at(-1)?.start;
  if (!start) return null;
  const part = (name: 'year' | 'month' | 'day', digits: number) => String(start.get(name)).padStart(digits, '0');
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
}

function thisFriday(day: CalendarDay): CalendarDay {
  const end = friday(day);
  return end < day ? nextFriday(day) : end;
}

const mondayOf = (day: CalendarDay): CalendarDay => addDays(nextMonday(day), -7);

function lastOfMonth(day: CalendarDay, later: number): CalendarDay {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + later, 0)).toISOString().slice(0, 10);
}
