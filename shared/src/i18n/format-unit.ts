export type TimeUnit = 'minute' | 'hour' | 'day';

/**
 * A figure with its unit at its shortest unmistakable: `5 min`, `3 h`, `3 d`. Regions of one language disagree on
 * short forms ("hr", "hrs"), so only the language counts; the space does not break.
 */
export function formatUnit(value: number, unit: TimeUnit, locale: string): string {
  const language = locale.split('-')[0];
  const unitDisplay = unit === 'minute' ? 'short' : 'narrow';
  const parts = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).formatToParts(value);
  const words = parts.map((part) => part.value.trim()).filter(Boolean);
  return words.join('\u00a0');
}
