import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';

interface Left extends Record<string, unknown> {
  id: string;
  subject: string;
  mails: number;
  /** Subjects that may stand above it: of shared mail where there is some, the oldest first. */
  subjects: string[];
}

/** Counts what is left in threads and takes subjects away that no mail in them carries any more; empty threads go. */
export async function settleThreads(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const left = await leftIn(ctx, ids);
  await dropThreads(
    ctx,
    left.filter(({ mails }) => mails === 0).map(({ id }) => id),
  );
  const staying = left.filter(({ mails }) => mails > 0);
  for (const thread of staying) await rename(ctx, thread);
  await recount(
    ctx,
    staying.map(({ id }) => id),
  );
}

async function leftIn(ctx: Ctx, ids: readonly string[]): Promise<Left[]> {
  const rows = await ctx.tx.execute<Left>(sql`
    select t.id, t.subject, count(m.id)::int as mails,
      coalesce(array_agg(m.subject order by m.sent_at) filter (where m.subject <> ''
        and (m.shared or not exists (select from messages s where s.org_id = t.org_id and s.thread_id = t.id and s.shared))), '{}') as subjects
    from threads t left join messages m on m.org_id = t.org_id and m.thread_id = t.id
    where t.org_id = ${ctx.orgId} and t.id = any(${uuidArray(ids)})
    group by t.org_id, t.id`);
  return [...rows];
}

/** A subject stays as long as a mail that everybody here sees carries it, with or without its reply marks. */
async function rename(ctx: Ctx, { id, subject, subjects }: Left): Promise<void> {
  const canonical = canonicalSubject(subject);
  if (subjects.some((one) => canonicalSubject(one) === canonical)) return;
  const next = subjects[0] ?? '';
  await ctx.tx.execute(sql`update threads set subject = ${next}, canonical_subject = ${canonicalSubject(next)}
    where org_id = ${ctx.orgId} and id = ${id}`);
  await ctx.tx.execute(sql`update timeline_entries set title = ${next},
      search = to_tsvector('simple', regexp_replace(lower(${next}), '[^[:alnum:]]+', ' ', 'g'))
    where org_id = ${ctx.orgId} and subject_id = ${id} and kind = 'link_change'`);
}

/** Whoever waits for a decision and has no mail in the thread any more waits no longer. */
async function recount(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { orgId, tx } = ctx;
  const staying = uuidArray(ids);
  await tx.execute(sql`update threads t set message_count = c.mails, last_message_at = c.latest
    from (select m.thread_id, count(*)::int as mails, max(m.sent_at) as latest from messages m
      where m.org_id = ${orgId} and m.thread_id = any(${staying}) group by m.thread_id) c
    where t.org_id = ${orgId} and t.id = c.thread_id`);
  await tx.execute(sql`delete from review_items i where i.org_id = ${orgId} and i.thread_id = any(${staying})
    and not exists (select 1 from messages m
      join message_participants p on p.org_id = m.org_id and p.message_id = m.id
      where m.org_id = i.org_id and m.thread_id = i.thread_id and p.address = i.sender_address)`);
}

const ofMail = ['thread_shares', 'thread_customer_links', 'review_items', 'thread_host_ids', 'thread_message_ids'];
const ofWork = ['tasks', 'internal_notes', 'interactions', 'time_entries'];

/** A thread without mail goes; where work hangs on it, it stays without a word. */
async function dropThreads(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { orgId, tx } = ctx;
  const gone = uuidArray(ids);
  await tx.execute(sql`delete from timeline_entries where org_id = ${orgId} and subject_id = any(${gone})`);
  await tx.execute(sql`update mail_drafts set thread_id = null where org_id = ${orgId} and thread_id = any(${gone})`);
  for (const table of ofMail)
    await tx.execute(sql`delete from ${sql.identifier(table)} where org_id = ${orgId} and thread_id = any(${gone})`);
  await tx.execute(sql`delete from thread_changes where org_id = ${orgId}
    and (from_thread_id = any(${gone}) or into_thread_id = any(${gone}))`);
  await tx.execute(sql`update threads set subject = '', canonical_subject = '', message_count = 0, last_message_at = null
    where org_id = ${orgId} and id = any(${gone})`);
  const used = sql.join(
    ofWork.map(
      (table) =>
        sql`not exists (select 1 from ${sql.identifier(table)} w where w.org_id = t.org_id and w.thread_id = t.id)`,
    ),
    sql` and `,
  );
  await tx.execute(sql`delete from threads t where t.org_id = ${orgId} and t.id = any(${gone}) and ${used}`);
}
