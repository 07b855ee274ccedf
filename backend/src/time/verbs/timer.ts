import { billableByDefault, categoryFor } from '@threadline/shared/time/defaults';
import type {
  startTimer as startInput,
  stopTimer as stopInput,
  TimeEntry,
  timerStart,
} from '@threadline/shared/time/schema';
import { wholeSeconds } from '@threadline/shared/time/span';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { placeWork } from '../../tasks/service.js';
import { toTimeEntry } from '../answer.js';
import { timeEvent } from '../events.js';
import { changeEntry, findRunning, insertEntry, lockTimers, type TimeEntryRow } from '../queries.js';

/** Starts the actor's timer and ends the one that runs, if any: one timer per person, whatever the devices do. */
export async function startTimer(ctx: Ctx, wanted: z.output<typeof startInput>): Promise<z.input<typeof timerStart>> {
  authorise(ctx, 'time.track');
  const { customer, threadId, taskId } = await placeWork(ctx, wanted);
  await lockTimers(ctx);
  const running = await findRunning(ctx);
  const stopped = running ? await endEntry(ctx, running, {}) : null;
  const category = wanted.category ?? categoryFor(customer.stage);
  const row = {
    id: newId(),
    personId: ctx.personId,
    customerId: customer.id,
    threadId,
    taskId,
    category,
    billable: wanted.billable ?? billableByDefault(category),
    note: wanted.note ?? '',
    startedAt: laterOf(ctx.now, running?.startedAt),
    endedAt: null,
    durationSeconds: null,
  };
  await Promise.all([insertEntry(ctx, row), record(ctx, timeEvent('timer.started', row))]);
  const entry = toTimeEntry({ ...row, customerName: customer.name, removedAt: null });
  return { entry, stopped, now: ctx.now.toISOString() };
}

/** Ends the actor's running timer; whole seconds by the clock of the request. */
export async function stopTimer(ctx: Ctx, { note }: z.output<typeof stopInput>): Promise<TimeEntry> {
  authorise(ctx, 'time.track');
  await lockTimers(ctx);
  const running = await findRunning(ctx);
  if (!running) throw new Conflict('No timer is running. It may have been stopped on another device.');
  return endEntry(ctx, running, note === undefined ? {} : { note });
}

async function endEntry(ctx: Ctx, running: TimeEntryRow, change: { note?: string }): Promise<TimeEntry> {
  const endedAt = laterOf(ctx.now, running.startedAt);
  const durationSeconds = wholeSeconds({ startedAt: running.startedAt, endedAt });
  const ended = { ...running, ...change, endedAt, durationSeconds };
  await Promise.all([
    changeEntry(ctx, running.id, { ...change, endedAt, durationSeconds }),
    record(ctx, timeEvent('timer.stopped', ended)),
  ]);
  return toTimeEntry(ended);
}

/** Requests that wait for each other may carry their times in another order than they are served. */
function laterOf(now: Date, earliest: Date | undefined): Date {
  return earliest && earliest > now ? earliest : now;
}
