import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx, Projection } from '../db/in-org.js';
import type { ToldEvent } from './domain-event.js';

type ReadingTogether = (ctx: Ctx, events: readonly ToldEvent[]) => Promise<void>;

/** A projection that reads events by their name; those that come by the hundred are read together. */
export function projectionOf(name: string, readings: Partial<Record<EventName, ReadingTogether>>): Projection {
  const read = async (ctx: Ctx, events: readonly ToldEvent[]) => {
    for (const run of runsOf(events)) await readings[run.name]?.(ctx, run.events);
  };
  return { name, apply: (ctx, event) => read(ctx, [event]), applyAll: read };
}

/** A reading for events that come one at a time. */
export function oneByOne(reading: (ctx: Ctx, event: ToldEvent) => Promise<void>): ReadingTogether {
  return async (ctx, events) => {
    for (const event of events) await reading(ctx, event);
  };
}

/** Neighbours of one name, so that everything is still read in the order of telling. */
function runsOf(events: readonly ToldEvent[]): { name: EventName; events: ToldEvent[] }[] {
  const runs: { name: EventName; events: ToldEvent[] }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.name === event.name) last.events.push(event);
    else runs.push({ name: event.name, events: [event] });
  }
  return runs;
}
