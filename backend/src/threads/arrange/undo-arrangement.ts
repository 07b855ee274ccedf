import type { Arrangement, arrangementById } from '@threadline/shared/threads/arranging';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { forgetLinks } from '../link-queries.js';
import { takeTurn } from '../take-turn.js';
import {
  changeById,
  liveLinks,
  markUndone,
  move,
  setMergedInto,
  settle,
  type ThreadChange,
} from './arrange-queries.js';
import { changeFacts, presentChange } from './present-change.js';
import { retellLinks } from './retell-links.js';

/**
 * Takes a merge or split back: what went along goes back, and links that it made are as if they had not been. What came
 * later stays where it came. Taking it back twice does nothing more; refused where its mails have gone elsewhere since.
 */
export async function undoArrangement(ctx: Ctx, { id }: z.output<typeof arrangementById>): Promise<Arrangement> {
  authorise(ctx, 'thread.arrange');
  await takeTurn(ctx);
  const change = await changeById(ctx, id);
  if (!change) throw new NotFound('change');
  if (change.undoneAt) return presentChange(change);
  await withWholeOrganisation(ctx, (whole) => takeBack(whole, change));
  await markUndone(ctx, id);
  const { fromThreadId } = change;
  const subject = { type: 'thread', id: fromThreadId };
  await record(ctx, { name: 'thread.rearranged', subject, threadId: fromThreadId, data: changeFacts(change) });
  return presentChange({ ...change, undoneAt: ctx.now });
}

async function takeBack(whole: Ctx, { kind, fromThreadId, intoThreadId, moved }: ThreadChange): Promise<void> {
  const { madeLinks = [], ...went } = moved;
  const back = await move(whole, { from: intoThreadId, into: fromThreadId }, went);
  if ((back.messages?.length ?? 0) !== (went.messages?.length ?? 0))
    throw new Conflict('The mails of this conversation have gone elsewhere since. Merge or split it as it is now.');
  const live = new Set((await liveLinks(whole, intoThreadId)).map((link) => link.id));
  await forgetLinks(
    whole,
    madeLinks.filter((id) => live.has(id)),
  );
  if (kind === 'merge') await setMergedInto(whole, fromThreadId, null);
  else await setMergedInto(whole, intoThreadId, fromThreadId);
  await settle(whole, [fromThreadId, intoThreadId]);
  await retellLinks(whole, [fromThreadId, intoThreadId]);
}
