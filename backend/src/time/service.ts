import type {
  listTimeEntries as listInput,
  runningTimer,
  TimeEntry,
  timeEntryPage,
} from '@threadline/shared/time/schema';
import { secondsWithin } from '@threadline/shared/time/span';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { toTimeEntry } from './answer.js';
import { findRunning, pageOfEntries, spansWithin } from './queries.js';

export { editTimeEntry, removeTimeEntry, restoreTimeEntry } from './verbs/edit.js';
export { stopTimerOf } from './verbs/stop-for-another.js';
export { startTimer, stopTimer } from './verbs/timer.js';

/** The actor's running timer with the server's clock, by which a device shows the seconds. */
export async function getRunningTimer(ctx: Ctx): Promise<z.input<typeof runningTimer>> {
  return { entry: await runningEntry(ctx), now: ctx.now.toISOString() };
}

/** The actor's running timer, or null. */
export async function runningEntry(ctx: Ctx): Promise<TimeEntry | null> {
  const row = await findRunning(ctx);
  return row ? toTimeEntry(row) : null;
}

/** A page of the actor's own entries, latest start first. */
export async function listTimeEntries(
  ctx: Ctx,
  filter: z.output<typeof listInput>,
): Promise<z.input<typeof timeEntryPage>> {
  const [at, id] = readCursor(filter.cursor, instantCursor) ?? [];
  const position = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfEntries(ctx, { ...filter, position });
  const { items, nextCursor } = pageFrom(rows, filter.limit, (row) => [row.startedAt.toISOString(), row.id]);
  return { items: items.map(toTimeEntry), nextCursor };
}

/** Seconds that the actor has tracked since an instant, the running timer included. */
export async function secondsTrackedSince(ctx: Ctx, from: Date): Promise<number> {
  const window = { from, to: ctx.now };
  const spans = await spansWithin(ctx, window);
  return spans.reduce((total, span) => total + secondsWithin(span, window), 0);
}
