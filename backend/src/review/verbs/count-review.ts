import type { Ctx } from '../../platform/db/in-org.js';
import { can } from '../../platform/policy/authorise.js';
import { countOpen } from '../queries.js';

/** How many groups of unknown senders wait for a decision; null for those who do not decide. */
export async function countReview(ctx: Ctx): Promise<number | null> {
  return can(ctx, 'review.read') ? (await countOpen(ctx)).groups : null;
}
