import { type ArrBand, arrBands } from './choices.js';

/** Annual recurring revenue in cents: twelve times the monthly one; null where that is unknown. */
export const arrOf = (mrrCents: number | null): number | null => (mrrCents === null ? null : 12 * mrrCents);

/** The first ARR in cents that belongs to the band. */
const lowest: Record<ArrBand, number> = {
  under_10k: 0,
  '10k_50k': 1_000_000,
  '50k_250k': 5_000_000,
  over_250k: 25_000_000,
};

/** The band of an ARR in cents of any currency; a customer moves from band to band as it grows. */
export function arrBandOf(arrCents: number | null): ArrBand | null {
  if (arrCents === null) return null;
  return arrBands.findLast((band) => arrCents >= lowest[band]) ?? null;
}

/** The MRR in cents that falls into the band: from `from` on, and below `below` unless that is null. */
export function mrrRangeOf(band: ArrBand): { from: number; below: number | null } {
  const next = arrBands[arrBands.indexOf(band) + 1];
  return { from: Math.ceil(lowest[band] / 12), below: next ? Math.ceil(lowest[next] / 12) : null };
}
