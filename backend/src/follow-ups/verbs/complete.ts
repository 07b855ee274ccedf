import type { FollowUp, completeFollowUp as input } from '@threadline/shared/follow-ups/schema';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { followUpEvent } from '../events.js';
import { loadLive, readAgain } from '../load.js';
import { changeFollowUp } from '../queries.js';
import { createFollowUp } from './create.js';

interface Completed {
  completed: FollowUp;
  next: FollowUp | null;
}

/** Completes a follow-up with what came of it and plans the next one, in one step. A completed one stays as it is. */
export async function completeFollowUp(ctx: Ctx, { id, resolution, next }: z.output<typeof input>): Promise<Completed> {
  const row = await loadLive(ctx, id);
  if (!row.completedAt) {
    const completedBy = ctx.personId === systemPersonId ? null : ctx.personId;
    await changeFollowUp(ctx, id, { completedAt: ctx.now, completedBy, resolution: resolution || null });
    await record(ctx, followUpEvent('follow_up.completed', row, { words: resolution }));
  }
  const { customerId, interactionId } = row;
  const step = next && { ...next, customerId, ...(interactionId ? { interactionId } : {}) };
  return { completed: await readAgain(ctx, id), next: step ? await createFollowUp(ctx, step) : null };
}

/** Opens a completed follow-up again; an open one stays as it is. */
export async function reopenFollowUp(ctx: Ctx, { id }: { id: string }): Promise<FollowUp> {
  const row = await loadLive(ctx, id);
  if (row.completedAt) {
    await changeFollowUp(ctx, id, { completedAt: null, completedBy: null, resolution: null });
    await record(ctx, followUpEvent('follow_up.reopened', row));
  }
  return readAgain(ctx, id);
}
