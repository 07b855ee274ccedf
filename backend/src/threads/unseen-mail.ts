import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import { Forbidden } from '../platform/errors.js';

/**
 * A link opens the thread's shared mail to those who work for the customer. Whoever links and sees none of it, but merely
 * knows an id of it, works in a mailbox that it lies in, or opens it to customers whose people take part, and to no
 * other. Ends with Forbidden.
 */
export async function requireConcern(ctx: Ctx, threadId: string, customerId: string): Promise<void> {
  if (await isConcerned(ctx, threadId, customerId)) return;
  throw new Forbidden(
    'This conversation lies in a mailbox that you do not work in, and none of this customer’s people takes part in it. ' +
      'Ask an owner or admin to link it, or to add you to the mailbox.',
  );
}

/** Whether the asker may open the thread to those who work for the customer. */
export async function isConcerned(ctx: Ctx, threadId: string, customerId: string): Promise<boolean> {
  if (await seesMail(ctx, threadId)) return true;
  let concerned = false;
  await withWholeOrganisation(ctx, async (whole) => {
    concerned =
      !(await holdsSharedMail(whole, threadId)) ||
      (await worksThere(whole, threadId)) ||
      (await tookItOff(whole, threadId)) ||
      (await takesPart(whole, threadId, customerId));
  });
  return concerned;
}

async function seesMail(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ sees: boolean }>(sql`
    select exists (select 1 from messages m where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId}) as sees`);
  return row?.sees === true;
}

async function holdsSharedMail(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ holds: boolean }>(sql`
    select exists (select 1 from messages m where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId} and m.shared) as holds`);
  return row?.holds === true;
}

/** Whether the person works in a shared mailbox that mail of the thread lies in. */
async function worksThere(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ works: boolean }>(sql`
    select exists (select 1 from messages m
      join mailbox_messages mm on mm.org_id = m.org_id and mm.message_id = m.id
      join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id and b.removed_at is null
      join mailbox_people p on p.org_id = b.org_id and p.mailbox_id = b.id
      where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId} and p.person_id = ${ctx.personId}::uuid) as works`);
  return row?.works === true;
}

/** Whether it was the person alone who took it from its customers: until then they saw it. A mere refusal shows nothing. */
async function tookItOff(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ own: boolean }>(sql`
    select count(*) filter (where l.removed_by = ${ctx.personId}::uuid and l.removed_at > l.created_at) > 0
      and count(*) filter (where l.removed_at is null or l.removed_by is distinct from ${ctx.personId}::uuid) = 0 as own
    from thread_customer_links l where l.org_id = ${ctx.orgId} and l.thread_id = ${threadId}`);
  return row?.own === true;
}

/** Whether a contact’s address or the domain of the customer stands in one of the shared mails. */
async function takesPart(ctx: Ctx, threadId: string, customerId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ part: boolean }>(sql`
    select exists (select 1 from messages m
      join message_participants p on p.org_id = m.org_id and p.message_id = m.id
      where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId} and m.shared and (
        exists (select 1 from contact_addresses a join customer_contacts c on c.org_id = a.org_id and c.contact_id = a.contact_id
          where a.org_id = p.org_id and a.address = p.address and c.customer_id = ${customerId})
        or exists (select 1 from customer_domains d where d.org_id = p.org_id and d.customer_id = ${customerId}
          and (p.address like '%@' || d.domain or p.address like '%.' || d.domain)))) as part`);
  return row?.part === true;
}
