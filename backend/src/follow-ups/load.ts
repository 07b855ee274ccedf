import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import { toFollowUp } from './answer.js';
import { type FollowUpRow, findFollowUp, lockFollowUp } from './queries.js';
import { organisationDay } from './today.js';

/** A follow-up that the actor may change, held until the transaction ends; removed ones included. */
export async function loadToWrite(ctx: Ctx, id: string): Promise<FollowUpRow> {
  await lockFollowUp(ctx, id);
  const row = await findFollowUp(ctx, id);
  if (!row) throw new NotFound('follow-up');
  authorise(ctx, 'follow_up.write', row);
  return row;
}

/** As `loadToWrite`, and a removed one is as good as missing. */
export async function loadLive(ctx: Ctx, id: string): Promise<FollowUpRow> {
  const row = await loadToWrite(ctx, id);
  if (row.removedAt) throw new NotFound('follow-up');
  return row;
}

/** The follow-up as it is stored now. */
export async function readAgain(ctx: Ctx, id: string): Promise<FollowUp> {
  const row = await findFollowUp(ctx, id);
  if (!row) throw new NotFound('follow-up');
  return toFollowUp(ctx, row, (await organisationDay(ctx)).on);
}
