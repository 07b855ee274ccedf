import { postponedTo } from '@threadline/shared/follow-ups/due';
import type { FollowUp, postponeFollowUp as input } from '@threadline/shared/follow-ups/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { followUpEvent } from '../events.js';
import { loadLive, readAgain } from '../load.js';
import { changeFollowUp, insertPostponement } from '../queries.js';
import { organisationDay } from '../today.js';

/** Moves an open follow-up to another day and keeps the move with its reason. An earlier day takes a move back. */
export async function postponeFollowUp(ctx: Ctx, wanted: z.output<typeof input>): Promise<FollowUp> {
  const row = await loadLive(ctx, wanted.id);
  if (row.completedAt) throw new Conflict('This follow-up is completed. Reopen it before you postpone it.');
  const dueOn = postponedTo(wanted, (await organisationDay(ctx)).on);
  if (dueOn === null) throw new Invalid('Choose by how much to postpone, or a day.');
  if (dueOn === row.dueOn) return readAgain(ctx, row.id);
  await changeFollowUp(ctx, row.id, { dueOn });
  await insertPostponement(ctx, {
    id: newId(),
    followUpId: row.id,
    fromOn: row.dueOn,
    toOn: dueOn,
    reason: wanted.reason || null,
    personId: ctx.personId === systemPersonId ? null : ctx.personId,
    at: ctx.now,
  });
  const more = { previousDueOn: row.dueOn, words: wanted.reason };
  await record(ctx, followUpEvent('follow_up.postponed', { ...row, dueOn }, more));
  return readAgain(ctx, row.id);
}
