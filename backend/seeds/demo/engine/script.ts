import type { Ctx, Origin } from '../../../src/platform/db/in-org.js';
import type { PersonKey } from '../cast/people.js';
import type { Stage } from './stage.js';

/** One thing that somebody does at a moment. `system`: what the product does by itself, such as storing mail. */
export interface Act {
  at: Date;
  by: PersonKey | 'system';
  source?: Origin['source'];
  run(ctx: Ctx): Promise<unknown>;
}

/** Plays all acts in the order of time, however they were written down; at one moment, in the order of writing. */
export async function playAll(stage: Stage, acts: readonly Act[]): Promise<void> {
  const inOrder = acts.toSorted((first, second) => first.at.getTime() - second.at.getTime());
  for (const { at, by, source, run } of inOrder)
    await run(by === 'system' ? await stage.asSystem(at, source) : await stage.as(by, at, source));
}

/** Something that a later act needs from an earlier one. */
export interface Later<T> {
  get(): T;
  set(value: T): void;
}

export function later<T>(what: string): Later<T> {
  let kept: { value: T } | null = null;
  return {
    set: (value) => {
      kept = { value };
    },
    get: () => {
      if (!kept) throw new Error(`${what} is asked for before it is there.`);
      return kept.value;
    },
  };
}
