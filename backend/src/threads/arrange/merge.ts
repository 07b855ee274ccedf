import type { Arrangement, mergeThreads } from '@threadline/shared/threads/arranging';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { takeTurn } from '../take-turn.js';
import { keepChange, liveLinks, type Moved, move, setMergedInto, settle } from './arrange-queries.js';
import { changeFacts, presentChange } from './present-change.js';
import { requireWhole } from './require-whole.js';
import { copyLinks, retellLinks } from './retell-links.js';

/**
 * Makes one conversation part of another by hand: its mails, what was written on it and its customers go along, and
 * `undoArrangement` brings them back. Later mails that answer either of them come to the one that stays.
 */
export async function merge(ctx: Ctx, input: z.output<typeof mergeThreads>): Promise<Arrangement> {
  const { fromThreadId, intoThreadId } = input;
  authorise(ctx, 'thread.arrange');
  await takeTurn(ctx);
  await requireWhole(ctx, fromThreadId);
  await requireWhole(ctx, intoThreadId);
  let moved: Moved = {};
  await withWholeOrganisation(ctx, async (whole) => {
    moved = await move(whole, { from: fromThreadId, into: intoThreadId }, null);
    const made = await copyLinks(whole, intoThreadId, await liveLinks(whole, fromThreadId));
    moved = { ...moved, madeLinks: made };
    await setMergedInto(whole, fromThreadId, intoThreadId);
    await settle(whole, [fromThreadId, intoThreadId]);
    await retellLinks(whole, [intoThreadId]);
  });
  const change = await keepChange(ctx, { kind: 'merge', fromThreadId, intoThreadId, moved });
  const subject = { type: 'thread', id: intoThreadId };
  await record(ctx, { name: 'thread.merged', subject, threadId: intoThreadId, data: changeFacts(change) });
  return presentChange(change);
}
