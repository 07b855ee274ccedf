import type { editTimeEntry as input, TimeEntry } from '@threadline/shared/time/schema';
import { type SpanProblem, spanProblem, wholeSeconds } from '@threadline/shared/time/span';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { toTimeEntry } from '../answer.js';
import { timeEvent } from '../events.js';
import { changeEntry, findEntry, findRunning, lockTimers, type TimeEntryRow } from '../queries.js';

const sentences: Record<SpanProblem, string> = {
  backwards: 'The end must lie after the start. Correct one of them.',
  in_future: 'Time cannot be tracked in the future. Choose times up to now.',
  too_long: 'One entry can be seven days long at most. Split it.',
};

/** Corrects one's own entry. It may overlap others; a running one has no end yet. */
export async function editTimeEntry(ctx: Ctx, { id, ...wanted }: z.output<typeof input>): Promise<TimeEntry> {
  const row = await loadOwn(ctx, id);
  if (row.removedAt) throw new NotFound('time entry');
  const change = {
    category: wanted.category ?? row.category,
    billable: wanted.billable ?? row.billable,
    note: wanted.note ?? row.note,
    ...spanAfter(row, wanted, ctx.now),
  };
  await changeEntry(ctx, id, change);
  await record(ctx, timeEvent('time_entry.edited', { ...row, ...change }));
  return toTimeEntry({ ...row, ...change });
}

/** Takes one's own entry out of sight; removing a running one ends the timer. Repeating it changes nothing. */
export function removeTimeEntry(ctx: Ctx, { id }: { id: string }): Promise<TimeEntry> {
  return setRemoved(ctx, id, true);
}

/** Brings one's own entry back; a running one only while no other timer runs. */
export function restoreTimeEntry(ctx: Ctx, { id }: { id: string }): Promise<TimeEntry> {
  return setRemoved(ctx, id, false);
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<TimeEntry> {
  const row = await loadOwn(ctx, id);
  if ((row.removedAt !== null) === removed) return toTimeEntry(row);
  if (!removed && !row.endedAt && (await findRunning(ctx))) {
    throw new Conflict('This timer still ran when it was removed, and another one runs now. Stop that one first.');
  }
  await changeEntry(ctx, id, { removedAt: removed ? ctx.now : null });
  await record(ctx, timeEvent(removed ? 'time_entry.removed' : 'time_entry.restored', row));
  return toTimeEntry(row);
}

async function loadOwn(ctx: Ctx, id: string): Promise<TimeEntryRow> {
  authorise(ctx, 'time.track');
  await lockTimers(ctx);
  const row = await findEntry(ctx, id);
  if (!row) throw new NotFound('time entry');
  return row;
}

function spanAfter(
  row: TimeEntryRow,
  wanted: { startedAt?: string | undefined; endedAt?: string | undefined },
  now: Date,
) {
  const startedAt = wanted.startedAt === undefined ? row.startedAt : new Date(wanted.startedAt);
  if (!row.endedAt) {
    if (wanted.endedAt !== undefined) throw new Invalid('This timer still runs. Stop it before you set its end.');
    if (startedAt > now) throw new Invalid(sentences.in_future);
    return { startedAt, endedAt: null, durationSeconds: null };
  }
  const span = { startedAt, endedAt: wanted.endedAt === undefined ? row.endedAt : new Date(wanted.endedAt) };
  const moved = wanted.startedAt !== undefined || wanted.endedAt !== undefined;
  const problem = moved ? spanProblem(span, now) : null;
  if (problem) throw new Invalid(sentences[problem]);
  return { ...span, durationSeconds: wholeSeconds(span) };
}
