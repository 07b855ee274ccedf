import { groupOf } from '@threadline/shared/follow-ups/due';
import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { can } from '../platform/policy/authorise.js';
import type { FollowUpRow } from './queries.js';

/** A follow-up as replies carry it, in the group it has on this day of the organisation. */
export function toFollowUp(ctx: Ctx, row: FollowUpRow, today: string): FollowUp {
  return {
    id: row.id,
    customer: { id: row.customerId, name: row.customerName ?? '' },
    interactionId: row.interactionId,
    title: row.title,
    dueOn: row.dueOn,
    group: groupOf({ dueOn: row.dueOn, completed: row.completedAt !== null }, today),
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? '' } : null,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    resolution: row.resolution,
    postponements: row.postponements,
    abilities: { write: can(ctx, 'follow_up.write') },
  };
}
