export type TimeUnit = 'minute' | 'hour' | 'day' | 'year';

/**
 * A figure with its unit at its shortest unmistakable: `5 min`, `3 h`, `3 d`. Regions of one language disagree on
 * short forms ("hr", "hrs"), so only the language counts; the space does not break.
 */
export function formatUnit(value: number, unit: TimeUnit, locale: string): string {
  const language = locale.split('-')[0];
  const unitDisplay = unit === 'minute' ? 'short' : 'narrow';
  const parts = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).formatToParts(value);
  const words = (isUnit: boolean) =>
    parts
      .filter(({ type }) => type !== 'literal' && (type === 'unit') === isUnit)
      .map((part) => part.value.trim())
      .join('');
  return `${words(false)}\u00a0${words(true)}`;
}
