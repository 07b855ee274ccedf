import { expect, test } from 'vitest';
import { arrBandOf, arrOf, mrrRangeOf } from './arr-band.js';
import { arrBands } from './choices.js';

test('ARR is twelve times MRR, and unknown where MRR is', () => {
  expect(arrOf(83_334)).toBe(1_000_008);
  expect(arrOf(0)).toBe(0);
  expect(arrOf(null)).toBeNull();
});

test.each([
  [0, 'under_10k'],
  [999_999, 'under_10k'],
  [1_000_000, '10k_50k'],
  [4_999_999, '10k_50k'],
  [5_000_000, '50k_250k'],
  [24_999_999, '50k_250k'],
  [25_000_000, 'over_250k'],
  [null, null],
] as const)('an ARR of %s cents falls into the band %s', (cents, band) => {
  expect(arrBandOf(cents)).toBe(band);
});

test('the range of a band holds exactly the MRR whose ARR falls into it', () => {
  for (const band of arrBands) {
    const { from, below } = mrrRangeOf(band);
    expect(arrBandOf(arrOf(from))).toBe(band);
    if (from > 0) expect(arrBandOf(arrOf(from - 1))).not.toBe(band);
    if (below === null) continue;
    expect(arrBandOf(arrOf(below - 1))).toBe(band);
    expect(arrBandOf(arrOf(below))).not.toBe(band);
  }
});
