import { sql } from 'drizzle-orm';
import { inColumns } from '../../platform/db/in-columns.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import { recordAll } from '../../platform/events/record.js';
import { linkEvent } from '../events.js';
import { insertLink, type NewLink } from '../link-queries.js';
import type { newThread } from '../verbs/ensure-thread.js';
import type { CopyRow, MessageRow, ParticipantRow } from './mail-rows.js';

/** What is decided of some mails and not written yet. */
export interface PendingMail {
  threads: ReturnType<typeof newThread>[];
  messages: MessageRow[];
  people: ParticipantRow[];
  copies: CopyRow[];
  /** Threads by the keys of their mails' own ids, and of the ids that those name. */
  ownIds: Map<string, string>;
  namedIds: Map<string, string>;
  /** Mails that only their owner saw until now. */
  opened: string[];
  links: { link: NewLink; subject: string }[];
  events: DomainEvent[];
}

export const nothingPending = (): PendingMail => ({
  ...{ threads: [], messages: [], people: [], copies: [], opened: [], links: [], events: [] },
  ...{ ownIds: new Map(), namedIds: new Map() },
});

/** Writes it in one question to the database instead of ten for each mail, and tells of mails first, then of links. */
export async function writePending(ctx: Ctx, pending: PendingMail): Promise<void> {
  await keepMails(ctx, pending);
  const linked: DomainEvent[] = [];
  for (const { link, subject } of pending.links) {
    const row = await insertLink(ctx, link, true);
    if (row) linked.push(linkEvent('thread.linked', row, subject));
  }
  await recordAll(ctx, [...pending.events, ...linked]);
}

async function keepMails(ctx: Ctx, { threads, messages, people, copies, opened, ...ids }: PendingMail): Promise<void> {
  if (copies.length === 0) return;
  await ctx.tx.execute(sql`select keep_mails(${inColumns(threads)}::json, ${inColumns(messages)}::json,
    ${inColumns(people)}::json, ${inColumns(copies)}::json, ${idRows(ctx, ids.ownIds)}::json,
    ${idRows(ctx, ids.namedIds)}::json, ${uuidArray(opened)})`);
}

function idRows(ctx: Ctx, threadByHash: ReadonlyMap<string, string>): string {
  return inColumns(
    [...threadByHash].map(([messageIdHash, threadId]) => ({ orgId: ctx.orgId, messageIdHash, threadId })),
  );
}
