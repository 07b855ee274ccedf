import type { Ctx } from '../../src/platform/db/in-org.js';
import type { BenchRequest } from '../drive/http-connection.js';
import type { World } from '../world.js';

/** One thing that is measured. */
export interface Case {
  requests(world: World): Promise<BenchRequest[]>;
  /**
   * The same answers in this process: their statements are what is sent bare for the ratio. None where they cannot be
   * repeated without their transaction.
   */
  answers?(world: World): Promise<((ctx: Ctx) => Promise<unknown>)[]>;
  /** What the verb sets for its transaction, and a bare connection once. */
  settings?: Record<string, string>;
  /** Requests to compare with, such as the first page with one at depth. */
  beside?: { name: string; requests(world: World): Promise<BenchRequest[]> };
}

/** A read as the product's clients ask it. */
export function ask(world: World, procedure: string, input: object): BenchRequest {
  const path = `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return { method: 'GET', path, credential: bearer(world.owner.key) };
}

/** A call with a body, as the product's clients send it. */
export function post(procedure: string, input: object, key: string): BenchRequest {
  return { method: 'POST', path: `/trpc/${procedure}`, credential: bearer(key), body: JSON.stringify(input) };
}

const bearer = (key: string) => `authorization: Bearer ${key}`;
