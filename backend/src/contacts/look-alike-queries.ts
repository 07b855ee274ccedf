import type { LookAlikePairs } from '@threadline/shared/contacts/schema';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';

const mostPairs = 20;

/**
 * Contacts of the customer of whom two share a mailbox's alias, or a name within one domain or where one has no address. Names
 * are compared without case, dots and double blanks.
 */
export async function findLookAlikes(ctx: Ctx, customerId: string): Promise<LookAlikePairs['items']> {
  const rows = await ctx.tx.execute<Row>(sql`
    with own as materialized (select k.id, k.name, regexp_replace(replace(k.name_key, '.', ''), '\\s+', ' ', 'g') as plain
        from customer_contacts cc join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id
        where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId} and k.removed_at is null limit 2000),
      mail as materialized (select a.contact_id, a.address, a.alias_key, split_part(a.address, '@', 2) as domain
        from contact_addresses a where a.org_id = ${ctx.orgId} and a.contact_id in (select id from own)),
      pairs as (
        select least(x.contact_id, y.contact_id) as one, greatest(x.contact_id, y.contact_id) as other, 'alias' as reason
          from mail x join mail y on y.alias_key = x.alias_key and y.contact_id <> x.contact_id
        union
        select x.id, y.id, 'name' from own x join own y on y.plain = x.plain and x.id < y.id
          where exists (select 1 from mail m join mail n on n.domain = m.domain where m.contact_id = x.id and n.contact_id = y.id)
            or not exists (select 1 from mail m where m.contact_id = x.id)
            or not exists (select 1 from mail m where m.contact_id = y.id))
    select min(p.reason) as reason, f.id as "firstId", f.name as "firstName", s.id as "secondId", s.name as "secondName",
        (select min(m.address) from mail m where m.contact_id = f.id) as "firstAddress",
        (select min(m.address) from mail m where m.contact_id = s.id) as "secondAddress"
      from pairs p join own f on f.id = p.one join own s on s.id = p.other
      group by f.id, f.name, s.id, s.name order by f.name, f.id, s.id limit ${mostPairs}`);
  return rows.map((row) => ({
    reason: row.reason,
    first: { id: row.firstId, name: row.firstName, address: row.firstAddress },
    second: { id: row.secondId, name: row.secondName, address: row.secondAddress },
  }));
}

type Row = {
  reason: LookAlikePairs['items'][number]['reason'];
  firstId: string;
  firstName: string;
  firstAddress: string | null;
  secondId: string;
  secondName: string;
  secondAddress: string | null;
};
