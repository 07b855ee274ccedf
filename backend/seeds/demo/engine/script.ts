import type { Ctx, Origin } from '../../../src/platform/db/in-org.js';
import type { Player, Stage } from './stage.js';

/** One thing that somebody does at a moment. */
export interface Act {
  at: Date;
  by: Player;
  source?: Origin['source'];
  /** Takes the person's one timer, so that no other such act of theirs may run meanwhile. */
  timed?: boolean;
  run(ctx: Ctx): Promise<unknown>;
}

/** Acts that build on one another, or at least must not overtake each other. */
export type Strand = readonly Act[];

const strandsAtOnce = 16;

/** Plays what one player does: every strand in the order of time, and several strands side by side. */
export async function playScene(stage: Stage, player: Player, strands: readonly Strand[]): Promise<void> {
  const waiting = strands
    .map((strand) => inOrder(strand.filter(({ by }) => by === player)))
    .filter(({ length }) => length > 0);
  if (waiting.length === 0) return;
  const as = await stage.enter(player);
  const playOn = async () => {
    for (let strand = waiting.shift(); strand; strand = waiting.shift()) {
      for (const { at, source, run } of strand) await run(as(at, source));
    }
  };
  await Promise.all(Array.from({ length: strandsAtOnce }, playOn));
}

function inOrder(strand: Strand): Act[] {
  return strand.toSorted((first, second) => first.at.getTime() - second.at.getTime());
}

/** Something that a later act needs from an earlier one. */
export interface Later<T> {
  get(): T;
  set(value: T): void;
}

/** A place for what is not there yet; to ask for it too early is a mistake in the script. */
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
