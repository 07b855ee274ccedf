import { formatDuration } from '@threadline/shared/i18n/format-duration';
import { formatExact, formatLongDay } from '@threadline/shared/i18n/format-time';
import type { factTexts } from './fact-texts.js';

export type FactName = keyof typeof factTexts.en.facts;

/** How the desk speaks: what it calls things, and how it writes moments. */
export interface FactSpeech {
  /** A word for a value that is none of a person's own; null where there is none. */
  word: (value: string) => string | null;
  field: (name: string) => string;
  counted: (kind: string, count: number) => string | null;
  locale: string;
  timeZone: string;
}

export interface ToldFact {
  name: FactName;
  text: string;
}

/** What an entry says that has words, in the order in which one asks; ids and the rest stay as recorded. */
export function tellFacts(details: Readonly<Record<string, unknown>>, speech: FactSpeech): ToldFact[] {
  return order.flatMap((name) => {
    const value = details[name];
    if (value === undefined || value === null) return [];
    const text = readings[name](value, speech);
    return text === null || text === '' ? [] : [{ name, text }];
  });
}

type Reading = (value: unknown, speech: FactSpeech) => string | null;

const plain: Reading = (value) => (typeof value === 'string' ? value : null);
const count: Reading = (value, { locale }) =>
  typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : null;
const yesOrNo: Reading = (value, { word }) => (typeof value === 'boolean' ? word(value ? 'yes' : 'no') : null);
const worded: Reading = (value, { word }) => (typeof value === 'string' ? word(value) : null);
/** A word where there is one; else it is somebody's own name for something. */
const wordedOrPlain: Reading = (value, speech) => worded(value, speech) ?? plain(value, speech) ?? named(value, speech);
const named: Reading = (value) => {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
  return typeof name === 'string' ? name : null;
};
const day: Reading = (value, { locale }) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatLongDay(value, locale) : null;
const moment: Reading = (value, { locale, timeZone }) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatExact(new Date(value), locale, timeZone) : null;
const duration: Reading = (value, { locale }) => (typeof value === 'number' ? formatDuration(value, locale) : null);
const fields: Reading = (value, { field, locale }) =>
  Array.isArray(value) ? new Intl.ListFormat(locale).format(value.map((one) => field(String(one)))) : null;
const plainList: Reading = (value, { locale }) =>
  Array.isArray(value) ? new Intl.ListFormat(locale).format(value.map(String)) : null;
const holdings: Reading = (value, { counted }) => {
  if (typeof value !== 'object' || value === null) return null;
  const told = Object.entries(value).flatMap(([kind, held]) =>
    typeof held === 'number' && held > 0 ? [counted(kind, held) ?? `${held} × ${kind}`] : [],
  );
  return told.join(', ');
};

const readings: Record<FactName, Reading> = {
  name: plain,
  title: plain,
  subject: plain,
  from: wordedOrPlain,
  to: wordedOrPlain,
  role: worded,
  unit: plain,
  person: named,
  domain: plain,
  address: plain,
  gone: named,
  kept: named,
  rows: count,
  files: count,
  contacts: count,
  threads: count,
  attempts: count,
  failures: count,
  changed: fields,
  status: worded,
  dueOn: day,
  previousDueOn: day,
  kind: worded,
  category: worded,
  sensitive: yesOrNo,
  billable: yesOrNo,
  primary: yesOrNo,
  startedAt: moment,
  endedAt: moment,
  occurredAt: moment,
  durationSeconds: duration,
  by: worded,
  handed: holdings,
  returned: holdings,
  what: wordedOrPlain,
  report: plain,
  issuer: plain,
  added: plainList,
  removed: plainList,
  trustChanged: yesOrNo,
  vouchesForOwners: yesOrNo,
};

const order = Object.keys(readings) as FactName[];
