import { scaleQuantize } from 'd3-scale';

/** Shares of the accent in a cell's ground, from few to many; text in ink stays readable on the deepest. */
const depths = [12, 22, 33, 44, 55] as const;

/** The grounds of cells whose counts reach up to `highest`; nothing is drawn where nothing happened. */
export function groundsUpTo(highest: number): (count: number) => string | undefined {
  const depthOf = scaleQuantize<number>([0, Math.max(1, highest)], depths);
  return (count) => (count === 0 ? undefined : groundOf(depthOf(count)));
}

export const legendGrounds = depths.map(groundOf);

function groundOf(depth: number): string {
  return `color-mix(in srgb, var(--tl-accent) ${depth}%, var(--tl-surface))`;
}
