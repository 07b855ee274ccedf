import type { Ctx } from '../platform/db/in-org.js';
import type { DomainEvent } from '../platform/events/domain-event.js';
import { record, recordAll } from '../platform/events/record.js';
import type { LinkRow } from './link-queries.js';
import { titlesForAll } from './thread-queries.js';

export type LinkEvent = 'thread.linked' | 'thread.unlinked' | 'thread.link_restored' | 'thread.primary_changed';

/** What is told of a change in a thread's links. */
export interface LinkEventData {
  reason: LinkRow['reason'];
  primary: boolean;
  /** The thread's; empty where only its mails' owners may read it, since others read what is told. */
  subject: string;
}

/** Tells of one customer's link to a thread. */
export async function recordLink(ctx: Ctx, name: LinkEvent, link: LinkRow): Promise<void> {
  const titles = await titlesForAll(ctx, [link.threadId]);
  await record(ctx, linkEvent(name, link, titles.get(link.threadId) ?? ''));
}

/** Tells the same of many links. */
export async function recordLinks(ctx: Ctx, name: LinkEvent, links: readonly LinkRow[]): Promise<void> {
  if (links.length === 0) return;
  const titles = await titlesForAll(
    ctx,
    links.map(({ threadId }) => threadId),
  );
  await recordAll(
    ctx,
    links.map((link) => linkEvent(name, link, titles.get(link.threadId) ?? '')),
  );
}

/** One customer's link to a thread with this subject, as it is told. */
export function linkEvent(name: LinkEvent, link: LinkRow, subjectOfThread: string): DomainEvent {
  const { threadId, customerId, reason, primary } = link;
  const data: LinkEventData = { reason, primary, subject: subjectOfThread };
  return { name, subject: { type: 'thread', id: threadId }, threadId, customerId, data: { ...data } };
}
