import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import { Forbidden } from '../platform/errors.js';

/**
 * A link opens the thread's shared mail to those who work for the customer. Where the thread has customers already and
 * whoever links sees none of its mail, but merely knows an id of it, they open it to customers whose people take part,
 * and to no other. Ends with Forbidden.
 */
export async function requireConcern(ctx: Ctx, threadId: string, customerId: string): Promise<void> {
  if (await seesMail(ctx, threadId)) return;
  let isConcerned = false;
  await withWholeOrganisation(ctx, async (whole) => {
    isConcerned = !(await isSharedWork(whole, threadId)) || (await takesPart(whole, threadId, customerId));
  });
  if (isConcerned) return;
  throw new Forbidden(
    'Colleagues work on this conversation, and none of this customer’s people takes part in it. Ask an owner or admin to link it.',
  );
}

async function seesMail(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ sees: boolean }>(sql`
    select exists (select 1 from messages m where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId}) as sees`);
  return row?.sees === true;
}

/** Whether mail of the thread lies in a shared mailbox, and it is some customer's. */
async function isSharedWork(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ work: boolean }>(sql`
    select exists (select 1 from messages m where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId} and m.shared)
      and exists (select 1 from thread_customer_links l
        where l.org_id = ${ctx.orgId} and l.thread_id = ${threadId} and l.removed_at is null) as work`);
  return row?.work === true;
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
