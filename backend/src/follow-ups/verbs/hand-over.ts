import type { Ctx } from '../../platform/db/in-org.js';
import { recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { followUpEvent } from '../events.js';
import { giveFollowUps } from '../queries.js';

interface Giving {
  from: { id: string; name: string };
  to: { id: string; name: string };
  only?: readonly string[];
}

/** Gives open follow-ups of a colleague, all unless told, to another; which they were, and of which customers. */
export async function handOverFollowUps(
  ctx: Ctx,
  { from, to, only }: Giving,
): Promise<{ id: string; customerId: string }[]> {
  authorise(ctx, 'person.manage');
  const given = await giveFollowUps(ctx, { from: from.id, to: to.id, only });
  const names = { from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name } };
  await recordAll(
    ctx,
    given.map((followUp) => followUpEvent('follow_up.handed_over', followUp, names)),
  );
  return given;
}
