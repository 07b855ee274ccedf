import type { reviewResolved, undoReview } from '@threadline/shared/review/schema';
import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { removeContact } from '../../contacts/service.js';
import { archiveCustomer } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { events } from '../../platform/events/schema.js';
import { authorise } from '../../platform/policy/authorise.js';
import { removeRule, takeBackLinks } from '../../threads/service.js';
import { changeItems, lockBatch } from '../queries.js';
import type { Decision } from './resolve-review.js';

/** Takes a decision back as a whole: its threads wait again, its rule ends, and a customer it made is archived. */
export async function undo(
  ctx: Ctx,
  { batchId }: z.output<typeof undoReview>,
): Promise<z.input<typeof reviewResolved>> {
  authorise(ctx, 'review.resolve');
  const items = await lockBatch(ctx, batchId);
  const [made] = await ctx.tx
    .select()
    .from(events)
    .where(and(eq(events.orgId, ctx.orgId), eq(events.id, batchId), eq(events.name, 'review.resolved')));
  if (!made || items.length === 0) throw new NotFound('decision');
  const { key, action, customerId, ruleId, contactIds } = made.data as Decision;
  const threadIds = items.map((item) => item.threadId);
  if (customerId) await takeBackLinks(ctx, threadIds, { customerId, at: made.at });
  if (ruleId) await removeRule(ctx, { id: ruleId });
  for (const id of contactIds) await removeContact(ctx, { id });
  if (action === 'create_customer' && customerId) await archiveCustomer(ctx, { id: customerId });
  await changeItems(ctx, items, { resolvedAt: null, resolution: null, batchId: null });
  await record(ctx, {
    name: 'review.reopened',
    subject: { type: made.subjectType, id: made.subjectId },
    data: { key, action, customerId, threads: items.length },
  });
  return { batchId, customerId, threads: items.length };
}
