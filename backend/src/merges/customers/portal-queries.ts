import type { MergePair } from '@threadline/shared/merges/schema';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

export interface PortalFigures {
  goneShared: number;
  keptShared: number;
  gonePeople: number;
  keptPeople: number;
  moreMail: number;
}

/** How much each side has been shown, how many people may come in, and in how many conversations one side's mail shows up. */
export async function portalFigures(ctx: Ctx, pair: MergePair): Promise<PortalFigures> {
  const [row] = await ctx.tx.execute<Record<keyof PortalFigures, number>>(sql`
    select ${sharedWith(ctx, pair.goneId)} as "goneShared", ${sharedWith(ctx, pair.keptId)} as "keptShared",
      ${peopleOf(ctx, pair.goneId)} as "gonePeople", ${peopleOf(ctx, pair.keptId)} as "keptPeople",
      (select count(*)::int from (${showsMore(ctx, pair)}) more) as "moreMail"`);
  if (!row) throw new Error('A count gives one row.');
  return { ...row };
}

/** Threads shared with the kept customer that hold mail in which only people of the other one took part. */
export function showsMore(ctx: Ctx, { goneId, keptId }: MergePair): SQL {
  return sql`select s.thread_id from thread_shares s
    where s.org_id = ${ctx.orgId} and s.customer_id = ${keptId} and s.removed_at is null
      and exists (select 1 from messages m where m.org_id = s.org_id and m.thread_id = s.thread_id
        and ${tookPart(goneId)} and not ${tookPart(keptId)})`;
}

// The portal's own rule of whose mail it is: see portal_visible in the migrations.
const tookPart = (customerId: string): SQL => sql`exists (select 1 from message_participants p
  where p.org_id = m.org_id and p.message_id = m.id and p.role in ('from', 'to', 'cc')
    and (exists (select 1 from contact_addresses a
        join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
        where a.org_id = p.org_id and a.address = p.address and cc.customer_id = ${customerId})
      or exists (select 1 from customer_domains d where d.org_id = p.org_id and d.customer_id = ${customerId}
        and (split_part(p.address, '@', 2) = d.domain or split_part(p.address, '@', 2) like '%.' || d.domain))))`;

const sharedWith = (ctx: Ctx, customerId: string): SQL => sql`(
  (select count(*) from thread_shares s
    where s.org_id = ${ctx.orgId} and s.customer_id = ${customerId} and s.removed_at is null)
  + (select count(*) from tasks t
    where t.org_id = ${ctx.orgId} and t.customer_id = ${customerId} and t.shared and t.removed_at is null)
  + (select count(*) from documents d
    where d.org_id = ${ctx.orgId} and d.customer_id = ${customerId} and d.shared_at is not null and d.removed_at is null))::int`;

const peopleOf = (ctx: Ctx, customerId: string): SQL => sql`(select count(*)::int from customer_contacts cc
  join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id and k.removed_at is null
  left join portal_guests g on g.org_id = cc.org_id and g.customer_id = cc.customer_id and g.contact_id = cc.contact_id
  where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId} and g.closed_at is null)`;
