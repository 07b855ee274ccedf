import { wholeSeconds } from '@threadline/shared/time/span';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { timeEvent } from '../events.js';
import { changeEntry, findRunning, lockTimers } from '../queries.js';

/** Ends the running timer of somebody who cannot do so any more. What it has measured is kept, and stays theirs. */
export async function stopTimerOf(ctx: Ctx, personId: string): Promise<void> {
  authorise(ctx, 'person.manage');
  await withWholeOrganisation(ctx, async (whole) => {
    const theirs = { ...whole, personId };
    await lockTimers(theirs);
    const running = await findRunning(theirs);
    if (!running) return;
    const endedAt = new Date(Math.max(running.startedAt.getTime(), ctx.now.getTime()));
    const durationSeconds = wholeSeconds({ startedAt: running.startedAt, endedAt });
    await changeEntry(theirs, running.id, { endedAt, durationSeconds });
    await record(whole, timeEvent('timer.stopped', { ...running, endedAt, durationSeconds }));
  });
}
