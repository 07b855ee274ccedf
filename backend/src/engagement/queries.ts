import { and, desc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { messages } from '../threads/schema.js';

/** What a signal is made of: a stored mail without its words. */
export async function mailFacts(ctx: Ctx, id: string) {
  const { threadId, sentAt, storedAt, fromAddress, outgoing, automatic, kind, bounce } = messages;
  const [row] = await ctx.tx
    .select({ id: messages.id, threadId, sentAt, storedAt, fromAddress, outgoing, automatic, kind, bounce })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, id)));
  return row ?? null;
}

const looksBack = 50;

/** What people wrote in the conversation before this moment, the latest first. */
export function writtenBefore(ctx: Ctx, { threadId, id, at }: { threadId: string; id: string; at: Date }) {
  return ctx.tx
    .select({ sentAt: messages.sentAt, outgoing: messages.outgoing })
    .from(messages)
    .where(
      and(
        ...[eq(messages.orgId, ctx.orgId), eq(messages.threadId, threadId), ne(messages.id, id)],
        ...[eq(messages.automatic, false), eq(messages.kind, 'normal'), isNotNull(messages.sentAt)],
        lt(messages.sentAt, at),
      ),
    )
    .orderBy(desc(messages.sentAt))
    .limit(looksBack);
}

/** Whether somebody has written from the address after this moment. */
export async function hasWrittenSince(ctx: Ctx, address: string, at: Date): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ found: boolean }>(sql`select exists (
    select 1 from message_participants p join messages m on m.org_id = p.org_id and m.id = p.message_id
    where p.org_id = ${ctx.orgId} and p.address = ${address} and p.role = 'from'
      and not m.automatic and m.kind <> 'bounce' and m.sent_at > ${at.toISOString()}::timestamptz) as found`);
  return row?.found ?? false;
}

/** What programs have reported of mail that did not come, in a conversation. */
export function bouncesIn(ctx: Ctx, threadId: string) {
  const { sentAt, storedAt, bounce, kind, outgoing } = messages;
  return ctx.tx
    .select({ sentAt, storedAt, bounce })
    .from(messages)
    .where(
      and(
        ...[eq(messages.orgId, ctx.orgId), eq(messages.threadId, threadId)],
        ...[eq(kind, 'bounce'), eq(outgoing, false), isNotNull(bounce)],
      ),
    )
    .limit(looksBack);
}

/** Servers' clocks may differ by so much. */
const slack = '1 hour';

/** Whether the team had written to the address before this moment, as far as its mail is stored. */
export async function hadWrittenTo(ctx: Ctx, address: string, at: Date): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ found: boolean }>(sql`select exists (
    select 1 from message_participants p join messages m on m.org_id = p.org_id and m.id = p.message_id
    where p.org_id = ${ctx.orgId} and p.address = ${address} and p.role in ('to', 'cc') and m.outgoing
      and m.sent_at <= ${at.toISOString()}::timestamptz + ${slack}::interval) as found`);
  return row?.found ?? false;
}

export interface Silence {
  customerId: string;
  lastMailAt: Date;
  /** Whole days between the mails of the last year, median. */
  rhythmDays: number;
  mails: number;
}

/**
 * Customers with what is known of their writing, from mail that all in scope may see. Those that were told to be quiet
 * since their last mail are left out.
 */
export async function silences(ctx: Ctx): Promise<Silence[]> {
  const rows = await ctx.tx.execute<{
    customer_id: string;
    last_mail_at: Date;
    rhythm: number | null;
    mails: string;
  }>(sql`
    with incoming as (
      select l.customer_id, m.sent_at, m.sent_at - lag(m.sent_at) over (partition by l.customer_id order by m.sent_at) as gap
      from thread_customer_links l
      join messages m on m.org_id = l.org_id and m.thread_id = l.thread_id
      join customers c on c.org_id = l.org_id and c.id = l.customer_id and c.archived_at is null
      where l.org_id = ${ctx.orgId} and l.removed_at is null and m.shared and not m.outgoing and not m.automatic
        and m.kind in ('normal', 'calendar') and m.sent_at > ${yearBefore(ctx.now)}::timestamptz)
    select i.customer_id, max(i.sent_at) as last_mail_at, count(*) as mails,
      extract(epoch from percentile_cont(0.5) within group (order by i.gap)) / 86400 as rhythm
    from incoming i group by i.customer_id
    having not exists (select 1 from audit_log a where a.org_id = ${ctx.orgId} and a.subject_id = i.customer_id
      and a.action = 'customer.went_quiet' and a.at > max(i.sent_at))`);
  return rows.map((row) => ({
    customerId: row.customer_id,
    lastMailAt: new Date(row.last_mail_at),
    rhythmDays: Number(row.rhythm ?? 0),
    mails: Number(row.mails),
  }));
}

const yearBefore = (now: Date) => new Date(now.getTime() - 365 * 86_400_000).toISOString();
