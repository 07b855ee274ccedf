const longestSeconds = 7 * 86_400;

export type SpanProblem = 'backwards' | 'too_long' | 'in_future';

/** What is wrong with a span of tracked time, or null. It may overlap others; it must have ended by now. */
export function spanProblem(span: { startedAt: Date; endedAt: Date }, now: Date): SpanProblem | null {
  if (span.startedAt >= span.endedAt) return 'backwards';
  if (span.endedAt > now) return 'in_future';
  return wholeSeconds(span) > longestSeconds ? 'too_long' : null;
}

/** Whole seconds of a span, rounded down; never negative, should two servers' clocks disagree. */
export function wholeSeconds({ startedAt, endedAt }: { startedAt: Date; endedAt: Date }): number {
  return Math.max(0, Math.floor((endedAt.getTime() - startedAt.getTime()) / 1000));
}

/** Seconds of a span that lie within a window; a running one is counted up to the window's end. */
export function secondsWithin(
  span: { startedAt: Date; endedAt: Date | null },
  window: { from: Date; to: Date },
): number {
  const startedAt = new Date(Math.max(span.startedAt.getTime(), window.from.getTime()));
  const endedAt = span.endedAt && span.endedAt < window.to ? span.endedAt : window.to;
  return wholeSeconds({ startedAt, endedAt });
}
