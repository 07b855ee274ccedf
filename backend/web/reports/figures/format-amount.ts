import { formatDuration } from '@threadline/shared/i18n/format-duration';

/** `seconds` is time worked, `age` how long something took from beginning to end, `share` a part of one. */
export type AmountKind = 'seconds' | 'age' | 'share' | 'count';

const secondsPerHour = 3600;
const secondsPerDay = 86_400;

/** A defined amount as people read it: `12 h 30 min`, `3.2 days`, `48 %`, `1,204`. */
export function formatAmount(value: number, kind: AmountKind, locale: string): string {
  if (kind === 'seconds') return formatHours(value, locale);
  if (kind === 'age') return formatLength(value, locale);
  if (kind === 'share') return percent(value, locale);
  return new Intl.NumberFormat(locale).format(value);
}

/** The same beside the axis of a chart, where nothing needs no unit. */
export function formatTick(value: number, kind: AmountKind, locale: string): string {
  return value === 0 ? '0' : formatAmount(value, kind, locale);
}

/** From a hundred hours on, minutes say nothing. */
function formatHours(seconds: number, locale: string): string {
  if (seconds < 100 * secondsPerHour) return formatDuration(seconds, locale);
  const hours = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(
    Math.round(seconds / secondsPerHour),
  );
  return `${hours}\u00a0h`;
}

function formatLength(seconds: number, locale: string): string {
  if (seconds < secondsPerDay) return formatDuration(seconds, locale);
  const written = { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, written).format(seconds / secondsPerDay).replace(' ', '\u00a0');
}

function percent(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
}
