import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import type { LinkRow } from './link-queries.js';
import { subjectOf } from './thread-queries.js';

export type LinkEvent = 'thread.linked' | 'thread.unlinked' | 'thread.link_restored' | 'thread.primary_changed';

/** What is told of a change in a thread's links. */
export interface LinkEventData {
  reason: LinkRow['reason'];
  primary: boolean;
  /** The thread's. */
  subject: string;
}

/** Tells of one customer's link to a thread. */
export async function recordLink(ctx: Ctx, name: LinkEvent, link: LinkRow): Promise<void> {
  const { threadId, customerId, reason, primary } = link;
  const data: LinkEventData = { reason, primary, subject: await subjectOf(ctx, threadId) };
  await record(ctx, { name, subject: { type: 'thread', id: threadId }, threadId, customerId, data: { ...data } });
}
