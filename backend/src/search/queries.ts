import type { SearchHit } from '@threadline/shared/search/schema';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';

/** Ids of a search function as one array, best first: the rows behind them are then read by key and never scanned. */
const idsOf = (call: SQL): SQL => sql`(select array_agg(id order by rank) as ids from ${call}) found`;

/**
 * The best hits of each kind in one statement. The search functions find ids past the policies with scopes of their
 * own; the joins here run under the policies. Search reads every feature's rows, as the timeline does.
 */
export async function findHits(ctx: Ctx, word: string, most: number): Promise<SearchHit[]> {
  const rows = await ctx.tx.execute<SearchHit & Record<string, unknown>>(sql`
    select kind, id, title, detail, "customerId" from (
      select 1 as place, array_position(found.ids, c.id) as rank, 'customer' as kind, c.id, c.name as title,
        (select d.domain from customer_domains d where d.org_id = c.org_id and d.customer_id = c.id
          order by d.created_at, d.domain limit 1) as detail, c.id as "customerId"
      from ${idsOf(sql`search_customers(${word}, ${most}, false, false)`)} join customers c on c.id = any (found.ids)
      where c.org_id = ${ctx.orgId}
      union all
      select 2, array_position(found.ids, p.id), 'contact', p.id, p.name,
        (select a.address from contact_addresses a where a.org_id = p.org_id and a.contact_id = p.id
          order by a.is_primary desc, a.address limit 1),
        (select cc.customer_id from customer_contacts cc where cc.org_id = p.org_id and cc.contact_id = p.id
          order by cc.created_at, cc.customer_id limit 1)
      from ${idsOf(sql`search_contacts(${word}, ${most})`)} join contacts p on p.id = any (found.ids)
      where p.org_id = ${ctx.orgId}
      union all
      select 3, array_position(found.ids, t.id), 'task', t.id, t.title, c.name, c.id
      from ${idsOf(sql`search_tasks(${word}, ${most})`)} join tasks t on t.id = any (found.ids)
        join customers c on c.org_id = t.org_id and c.id = t.customer_id
      where t.org_id = ${ctx.orgId}
      union all
      select 4, array_position(found.ids, t.id), 'thread', t.id, t.subject, linked.name, linked.id
      from ${idsOf(sql`search_threads(${word}, ${most})`)} join threads t on t.id = any (found.ids)
        left join lateral (select c.id, c.name from thread_customer_links l
          join customers c on c.org_id = l.org_id and c.id = l.customer_id
          where l.org_id = t.org_id and l.thread_id = t.id and l.removed_at is null
          order by l.is_primary desc, l.created_at limit 1) linked on true
      where t.org_id = ${ctx.orgId}
    ) hits order by place, rank`);
  return rows.map(({ kind, id, title, detail, customerId }) => ({ kind, id, title, detail, customerId }));
}
