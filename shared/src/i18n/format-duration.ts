import { formatUnit } from './format-unit.js';

/** A running clock: `0:12:31`, `26:00:05`. Never negative. */
export function formatClock(totalSeconds: number): string {
  const seconds = Math.max(0, Math.floor(totalSeconds));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A length of work: `45 min`, `2 h`, `1 h 20 min`. Seconds are rounded to the nearest minute. */
export function formatDuration(totalSeconds: number, locale: string): string {
  const minutes = Math.round(Math.max(0, totalSeconds) / 60);
  const hours = Math.floor(minutes / 60);
  const parts: string[] = [];
  if (hours > 0) parts.push(formatUnit(hours, 'hour', locale));
  if (minutes % 60 > 0 || hours === 0) parts.push(formatUnit(minutes % 60, 'minute', locale));
  return parts.join(' ');
}
