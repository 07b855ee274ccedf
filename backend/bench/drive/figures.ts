import type { Figures } from './job.js';

/** Percentiles of times in milliseconds, and the rate over the time measured. */
export function figuresOf(times: number[], milliseconds: number): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), rps: rounded((times.length / milliseconds) * 1000) };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
