import type { HiddenReason } from '@threadline/shared/reports/choices';
import type { Figure } from '@threadline/shared/reports/schema';

/** A figure that nothing hides; undefined values are null. */
export function figureOf(value: number | null, compared: number | null, hidden: HiddenReason | null = null): Figure {
  return { value, compared, change: changeOf(value, compared), hidden };
}

/** A part of a whole; undefined where the whole is nothing or unknown. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** By which share of the compared value it has changed. */
function changeOf(value: number | null, compared: number | null): number | null {
  return value === null || compared === null ? null : shareOf(value - compared, compared);
}
