/** The row to go to: the first or last when none has the focus, and no further than the ends. -1 when there is no row. */
export function neighbour(at: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + step));
}
