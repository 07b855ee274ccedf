import type { BenchRequest } from './http-connection.js';

/** A statement as the driver is given it. Ids in `fresh` are replaced by new ones at every sending. */
export interface BareStatement {
  query: string;
  params: unknown[];
  fresh: string[];
}

/** What the load generator is told to do, in a process of its own. */
export interface Job {
  connections: number;
  warmMilliseconds: number;
  measuredMilliseconds: number;
  http?: { url: string; requests: BenchRequest[] };
  /** The statements of one answer in their order, sent through the driver with row-level security on. */
  bare?: { url: string; settings: Record<string, string>; answers: BareStatement[][] };
}

/** Milliseconds, and answers in a second. */
export interface Figures {
  p50: number;
  p95: number;
  p99: number;
  rps: number;
}

export type Message = { measuring: true } | { figures: Figures; answers: number } | { failed: string };

/** Sends one request or question and waits for the answer; the number counts up for each sender. */
export type Send = (turn: number) => Promise<void>;
