import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { followUpEvent } from '../events.js';
import { loadToWrite, readAgain } from '../load.js';
import { changeFollowUp } from '../queries.js';

/** Takes a follow-up out of sight; `restoreFollowUp` brings it back. Repeating it changes nothing. */
export function removeFollowUp(ctx: Ctx, { id }: { id: string }): Promise<FollowUp> {
  return setRemoved(ctx, id, true);
}

/** Brings a removed follow-up back. Repeating it changes nothing. */
export function restoreFollowUp(ctx: Ctx, { id }: { id: string }): Promise<FollowUp> {
  return setRemoved(ctx, id, false);
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<FollowUp> {
  const row = await loadToWrite(ctx, id);
  if ((row.removedAt !== null) !== removed) {
    await changeFollowUp(ctx, id, { removedAt: removed ? ctx.now : null });
    await record(ctx, followUpEvent(removed ? 'follow_up.removed' : 'follow_up.restored', row));
  }
  return readAgain(ctx, id);
}
