import type { Figure } from '@threadline/shared/reports/schema';
import type { AmountKind } from './format-amount.js';

export interface Change {
  direction: 'up' | 'down' | 'same';
  /** Percent of the compared value, or points between two shares; never negative. */
  size: number;
  unit: 'percent' | 'points';
  /** Null where neither way is good. */
  good: boolean | null;
}

export type Better = 'up' | 'down' | null;

/** How a figure moved against the one it is compared to; null where there is nothing to compare. */
export function changeOf(figure: Figure, kind: AmountKind, better: Better): Change | null {
  const { value, compared, change } = figure;
  if (value === null || compared === null) return null;
  const unit = kind === 'share' ? 'points' : 'percent';
  const moved = unit === 'points' ? value - compared : change;
  if (moved === null) return null;
  const size = Math.round(Math.abs(moved) * 100);
  if (size === 0) return { direction: 'same', size, unit, good: null };
  const direction = moved > 0 ? 'up' : 'down';
  return { direction, size, unit, good: better === null ? null : better === direction };
}
