import type { ThreadReference } from '@threadline/shared/threads/reference';
import type { Ctx } from '../../platform/db/in-org.js';
import { peopleOf } from '../evidence/find-evidence.js';
import { keepLink } from './ensure-link.js';
import { ensureThread } from './ensure-thread.js';

/**
 * The thread that a customer's note, task, call or time is written on: stored, and linked for the reason that the
 * panel has shown, if it was not yet.
 */
export async function placeOnThread(ctx: Ctx, reference: ThreadReference, customerId: string): Promise<string> {
  const threadId = await ensureThread(ctx, reference);
  await keepLink(ctx, { threadId, customerId, people: await peopleOf(ctx, reference) });
  return threadId;
}
