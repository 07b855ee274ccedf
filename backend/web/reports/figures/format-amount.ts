import { formatDuration } from '@threadline/shared/i18n/format-duration';
import { formatUnit } from '@threadline/shared/i18n/format-unit';

/** `seconds` is time worked, `age` how long something took from beginning to end, `share` a part of one. */
export type AmountKind = 'seconds' | 'age' | 'share' | 'count';

const secondsPerHour = 3600;
const secondsPerDay = 86_400;

/** A defined amount as people read it: `12 h 30 min`, `3.2 d`, `48 %`, `1,204`. */
export function formatAmount(value: number, kind: AmountKind, locale: string): string {
  if (kind === 'seconds') return formatHours(value, locale);
  if (kind === 'age') return formatLength(value, locale);
  if (kind === 'share') return percent(value, locale);
  return new Intl.NumberFormat(locale).format(value);
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
  return formatUnit(Math.round((seconds / secondsPerDay) * 10) / 10, 'day', locale);
}

function percent(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
}
