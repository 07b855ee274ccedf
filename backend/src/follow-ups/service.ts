import type { FollowUp, followUpPage, listFollowUps as listInput } from '@threadline/shared/follow-ups/schema';
import type * as z from 'zod';
import { dueCursor, instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { toFollowUp } from './answer.js';
import { dueFollowUps, type FollowUpRow, findByInteraction, pageOfFollowUps } from './queries.js';
import { organisationDay } from './today.js';

export { organisationDay } from './today.js';
export { completeFollowUp, reopenFollowUp } from './verbs/complete.js';
export { createFollowUp } from './verbs/create.js';
export { handOverFollowUps } from './verbs/hand-over.js';
export { postponeFollowUp } from './verbs/postpone.js';
export { removeFollowUp, restoreFollowUp } from './verbs/remove.js';

/** A page of one group, or of all open ones: earliest due first; completed ones latest first. */
export async function listFollowUps(
  ctx: Ctx,
  filter: z.output<typeof listInput>,
): Promise<z.input<typeof followUpPage>> {
  const today = (await organisationDay(ctx)).on;
  const [at, id] = readCursor(filter.cursor, filter.group === 'completed' ? instantCursor : dueCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfFollowUps(ctx, { ...filter, today, from });
  const key = (row: FollowUpRow) => [filter.group === 'completed' ? instantOf(row) : row.dueOn, row.id];
  const { items, nextCursor } = pageFrom(rows, filter.limit, key);
  return { items: items.map((row) => toFollowUp(ctx, row, today)), nextCursor };
}

/** Open follow-ups of the actor due up to a day, earliest first, at most 100. */
export async function ownFollowUpsDue(
  ctx: Ctx,
  { until, today }: { until: string; today: string },
): Promise<FollowUp[]> {
  const rows = await dueFollowUps(ctx, { personId: ctx.personId, until });
  return rows.map((row) => toFollowUp(ctx, row, today));
}

/** The next step that was planned with an interaction, or null. */
export async function followUpOf(ctx: Ctx, interactionId: string): Promise<FollowUp | null> {
  const row = await findByInteraction(ctx, interactionId);
  return row ? toFollowUp(ctx, row, (await organisationDay(ctx)).on) : null;
}

function instantOf(row: FollowUpRow): string | null {
  return row.completedAt?.toISOString() ?? null;
}
