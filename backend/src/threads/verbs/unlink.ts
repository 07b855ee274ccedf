import type { linkChange, unlinkThread } from '@threadline/shared/threads/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { recordLink } from '../events.js';
import { findEvidence, peopleOf } from '../evidence/find-evidence.js';
import { type Change, noChange } from '../link-change.js';
import { endLink, insertRefusal, type LinkRow, ledgerOf, lockLinks, setPrimary } from '../link-queries.js';
import { visibleCustomer } from '../thread-queries.js';
import { byHand, linkBy } from './ensure-link.js';
import { ensureThread } from './ensure-thread.js';
import { changed } from './link.js';

/**
 * Takes a customer off a thread, also one that was only computed, and for good: no address or domain brings it back.
 * The oldest link that remains becomes the primary one. Taking it off twice does nothing more.
 */
export async function unlink(ctx: Ctx, input: z.output<typeof unlinkThread>): Promise<z.input<typeof linkChange>> {
  await visibleCustomer(ctx, input.customerId);
  authorise(ctx, 'thread.link');
  const threadId = await ensureThread(ctx, input.thread);
  await lockLinks(ctx, threadId);
  const ledger = await ledgerOf(ctx, threadId);
  const made = noChange(ctx.now);
  const own = ledger.filter((row) => row.customerId === input.customerId);
  const live = own.find((row) => row.removedAt === null);
  if (live) await end(ctx, live, { ledger, made });
  else if (own.length === 0) await refuse(ctx, input, { threadId, made });
  return changed(ctx, threadId, made);
}

async function end(ctx: Ctx, link: LinkRow, { ledger, made }: { ledger: LinkRow[]; made: Change }): Promise<void> {
  // Told while the thread can still be seen through this very link.
  await recordLink(ctx, 'thread.unlinked', link);
  await endLink(ctx, link.id);
  made.ended.push({ id: link.id, primary: link.primary });
  const heir = link.primary ? ledger.find((row) => row.removedAt === null && row.id !== link.id) : undefined;
  if (!heir) return;
  await setPrimary(ctx, heir.id, true);
  made.promoted = heir.id;
  await recordLink(ctx, 'thread.primary_changed', { ...heir, primary: true });
}

async function refuse(
  ctx: Ctx,
  input: z.output<typeof unlinkThread>,
  { threadId, made }: { threadId: string; made: Change },
): Promise<void> {
  const evidence = await findEvidence(ctx, await peopleOf(ctx, input.thread), threadId);
  const computed = evidence.find((found) => found.customerId === input.customerId);
  const row = await insertRefusal(ctx, computed ? linkBy(computed, threadId) : byHand(threadId, input.customerId));
  made.added.push(row.id);
  await recordLink(ctx, 'thread.unlinked', row);
}
