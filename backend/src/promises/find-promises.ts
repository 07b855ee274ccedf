import type { CalendarDay } from '@threadline/shared/kernel/calendar';
import { type PromiseLanguage, promisedDay } from './promised-day.js';

/** A sentence in which its writer promises something for a day. */
export interface FoundPromise {
  /** As it stands in the mail, on one line. */
  sentence: string;
  dueOn: CalendarDay;
}

const readCharacters = 20_000;
const longestSentence = 400;
const mostPromises = 5;

const deeds = {
  en: [
    'send|share|forward|provide|prepare|deliver|get|follow|come|update|schedule|check|confirm|fix|call',
    'let|have|finish|complete|review|reply|respond|answer|write|submit|upload|return|sign|pay|ship|draft',
    'revert|circle|look|find|book|set|arrange|organi[sz]e|make|put|do|ping|email|introduce|transfer',
    'process|raise|escalate|talk|give|release|resolve|publish|add',
  ].join('|'),
  de: [
    'schick|send|liefer|meld|klär|prüf|erledig|mach|bereit|erstell|stell|ruf|antwort|informier|gebe?n?',
    'geb|gib|besprech|kümmer|organisier|vereinbar|buch|überweis|zahl|unterschreib|aktualisier|beheb|reich',
    'leit|übermittel|bestätig|nenn|bring|lass|lad|schreib|komm|hol|teil|sag|abschließ|fertig|setz|schau',
    'beantwort|zusammenstell|nachreich|zuschick|zusend|zukommen',
  ].join('|'),
};
const gap = "(?:[\\p{L}'’-]+ ){0,3}";

/** Who says that they will do something; each is tried against a sentence in small letters. */
const commitments: readonly { language: PromiseLanguage; words: RegExp }[] = [
  {
    language: 'en',
    words: new RegExp(
      `\\b(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to| are going to|['’]re going to) ${gap}(?:${deeds.en})\\b`,
      'u',
    ),
  },
  { language: 'en', words: /\byou(?:['’]ll| will|['’]ll| should) (?:\p{L}+ )?(?:have|get|receive|hear)\b/u },
  { language: 'en', words: /\b(?:i|we) (?:promise|commit|plan to|aim to|intend to)\b/u },
  { language: 'de', words: new RegExp(`(?<!\\p{L})(?:ich|wir) ${gap}(?:${deeds.de})\\p{L}{0,6}(?!\\p{L})`, 'u') },
  { language: 'de', words: new RegExp(`(?<!\\p{L})(?:${deeds.de})\\p{L}{0,3} (?:ich|wir)(?!\\p{L})`, 'u') },
  {
    language: 'de',
    words: /(?<!\p{L})(?:werde|werden) (?:ich|wir)(?!\p{L})|(?<!\p{L})(?:ich werde|wir werden)(?!\p{L})/u,
  },
  {
    language: 'de',
    words:
      /(?<!\p{L})(?:sie|du|ihr) (?:\p{L}+ )?(?:bekommst|bekommen|bekommt|erhältst|erhalten|erhaltet|hören|hörst)(?!\p{L})/u,
  },
];

/** What makes of such a sentence something else: a refusal, an absence, a wish, a question. */
const hedges = {
  en: [
    "not|never|won['’]t|unable|can['’]t|cannot|out of (?:the )?office|on (?:vacation|leave|holiday)|away|unless",
    'hope to|would|could|might',
  ].join('|'),
  de: [
    'nicht|nie|kein|keine|keinen|leider|abwesend|urlaub|würde|würden|könnte|könnten|hätte|falls|vielleicht',
    'eventuell|hoffe|hoffen',
  ].join('|'),
};
const otherwise: Readonly<Record<PromiseLanguage, RegExp>> = {
  en: new RegExp(`\\b(?:${hedges.en})\\b`, 'u'),
  de: new RegExp(`(?<!\\p{L})(?:${hedges.de})(?!\\p{L})`, 'u'),
};

/** The promises in what somebody wrote on a day, each with the day that it names, at most five. */
export function findPromises(text: string, written: CalendarDay): FoundPromise[] {
  const found = sentencesOf(text.slice(0, readCharacters)).flatMap((sentence) => promiseIn(sentence, written));
  return [...new Map(found.map((promise) => [promise.sentence, promise])).values()].slice(0, mostPromises);
}

function promiseIn(sentence: string, written: CalendarDay): FoundPromise[] {
  if (sentence.length > longestSentence || sentence.endsWith('?')) return [];
  const small = sentence.toLowerCase();
  for (const { language, words } of commitments) {
    if (!words.test(small) || otherwise[language].test(small)) continue;
    const dueOn = promisedDay(sentence, written, language);
    if (dueOn !== null) return [{ sentence, dueOn }];
  }
  return [];
}

/** Without lines that somebody has marked as another's words by hand; each ends the sentence before it. */
const unquoted = (text: string) => text.replace(/^[^\S\n]{0,3}>.*$/gmu, '');

/** Sentences on one line each; blank lines and list marks end a sentence, the breaks of a wrapped line do not. */
function sentencesOf(text: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' });
  const paragraphs = unquoted(text).split(/\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•–]|\d{1,2}[.)])\s)/u);
  return paragraphs.flatMap((paragraph) => {
    const line = paragraph
      .replace(/\s+/gu, ' ')
      .replace(/^ ?(?:[-*•–]|\d{1,2}[.)]) /u, '')
      .trim();
    return [...segments.segment(line)].map(({ segment }) => segment.trim());
  });
}
