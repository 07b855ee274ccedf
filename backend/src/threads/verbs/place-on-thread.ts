import type { ThreadReference } from '@threadline/shared/threads/reference';
import type { Ctx } from '../../platform/db/in-org.js';
import { ensureLink } from './ensure-link.js';
import { ensureThread } from './ensure-thread.js';

/** The thread that a customer's note, task, call or time is written on: stored and linked, if it was not yet. */
export async function placeOnThread(ctx: Ctx, reference: ThreadReference, customerId: string): Promise<string> {
  const threadId = await ensureThread(ctx, reference);
  await ensureLink(ctx, threadId, customerId);
  return threadId;
}
