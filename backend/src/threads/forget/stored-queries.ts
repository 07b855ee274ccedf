import { mailTiers } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';

const mostPeople = 6;

/** The asker's own mailboxes, removed ones with mail among them, and how much each holds. */
export async function ownMailboxCounts(ctx: Ctx) {
  const rows = await ctx.tx.execute<{
    mailboxId: string;
    address: string;
    removed: boolean;
    mails: number;
    conversations: number;
  }>(sql`
    select b.id as "mailboxId", b.address, b.removed_at is not null as removed, count(m.id)::int as mails,
      count(distinct m.thread_id)::int as conversations
    from mailboxes b
      left join mailbox_messages mm on mm.org_id = b.org_id and mm.mailbox_id = b.id
      left join messages m on m.org_id = mm.org_id and m.id = mm.message_id
    where b.org_id = ${ctx.orgId} and b.owner_id = ${ctx.personId}
    group by b.org_id, b.id having b.removed_at is null or count(m.id) > 0
    order by b.address`);
  return [...rows];
}

interface StoredFilter {
  mailboxId?: string | undefined;
  search?: string | undefined;
  after: [string, string] | null;
  limit: number;
}

type StoredRow = {
  threadId: string;
  subject: string;
  mails: number;
  shared: boolean;
  rank: number;
  lastAt: string;
};

/** Conversations with mail in the asker's own mailboxes, one more than asked for. */
export async function storedConversations(ctx: Ctx, { mailboxId, search, after, limit }: StoredFilter) {
  const words = search?.trim().toLowerCase();
  const found = words
    ? sql`(strpos(lower(m.subject), ${words}) > 0 or exists (select 1 from message_participants p
        where p.org_id = m.org_id and p.message_id = m.id and strpos(p.address, ${words}) > 0))`
    : sql`true`;
  const older = after ? sql`(max(own.at), own.thread_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const rows = await ctx.tx.execute<StoredRow>(sql`
    with own as (
      select m.thread_id, m.id, m.subject, m.shared, coalesce(m.sent_at, m.stored_at) as at,
        max(array_position(${sql.param([...mailTiers])}::text[], mm.tier)) - 1 as rank
      from mailbox_messages mm join messages m on m.org_id = mm.org_id and m.id = mm.message_id
      where mm.org_id = ${ctx.orgId} and mm.mailbox_id = any((select own_mailboxes())::uuid[])
        and (${mailboxId ?? null}::uuid is null or mm.mailbox_id = ${mailboxId ?? null}::uuid) and ${found}
      group by m.org_id, m.id)
    select own.thread_id as "threadId", (array_agg(own.subject order by own.at desc))[1] as subject,
      count(*)::int as mails, max(own.rank) as rank, bool_or(own.shared) as shared,
      to_char(max(own.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
    from own group by own.thread_id having ${older}
    order by max(own.at) desc, own.thread_id desc limit ${limit + 1}`);
  return rows.map(({ rank, lastAt, ...row }) => ({
    ...row,
    tier: mailTiers[rank] ?? ('full' as const),
    lastAt: new Date(lastAt),
  }));
}

/** Some of the people in the asker's own mails of each thread. */
export async function peopleOfThreads(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.tx.execute<{ threadId: string; addresses: string[] }>(sql`
    select t.id as "threadId", array(select p.address from messages m
        join mailbox_messages mm on mm.org_id = m.org_id and mm.message_id = m.id
          and mm.mailbox_id = any((select own_mailboxes())::uuid[])
        join message_participants p on p.org_id = m.org_id and p.message_id = m.id
        where m.org_id = ${ctx.orgId} and m.thread_id = t.id
        group by p.address order by min(p.position), p.address limit ${mostPeople}) as addresses
    from unnest(${uuidArray(threadIds)}) t (id)`);
  return new Map(rows.map((row) => [row.threadId, row.addresses]));
}

/** The copies of a thread's mail in the asker's own mailboxes. */
export async function ownCopies(ctx: Ctx, threadId: string) {
  const rows = await ctx.tx.execute<{ mailboxId: string; messageId: string }>(sql`
    select mm.mailbox_id as "mailboxId", mm.message_id as "messageId"
    from mailbox_messages mm join messages m on m.org_id = mm.org_id and m.id = mm.message_id
    where mm.org_id = ${ctx.orgId} and m.thread_id = ${threadId} and mm.mailbox_id = any((select own_mailboxes())::uuid[])`);
  return [...rows];
}

/** How many of some mails are still stored. */
export async function countMessages(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const [row] = await ctx.tx.execute<{ mails: number }>(sql`
    select count(*)::int as mails from messages where org_id = ${ctx.orgId} and id = any(${uuidArray(ids)})`);
  return row?.mails ?? 0;
}
