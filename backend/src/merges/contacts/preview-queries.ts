import type { ContactMergePreview, MergePair } from '@threadline/shared/merges/schema';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

/** How many rows hang on the contact that goes. */
export async function countRows(ctx: Ctx, { goneId }: MergePair): Promise<ContactMergePreview['counts']> {
  const [row] = await ctx.tx.execute<Record<keyof ContactMergePreview['counts'], number>>(sql`
    select (select count(*)::int from contact_addresses r
        where r.org_id = ${ctx.orgId} and r.contact_id = ${goneId}) as addresses,
      (select count(*)::int from customer_contacts r where r.org_id = ${ctx.orgId} and r.contact_id = ${goneId}) as customers,
      (select count(*)::int from tasks r
        where r.org_id = ${ctx.orgId} and r.contact_id = ${goneId} and r.removed_at is null) as tasks`);
  if (!row) throw new Error('A count gives one row.');
  return { ...row };
}

/** Addresses that let nobody into a customer's portal now, and would afterwards. */
export async function findPortalGains(
  ctx: Ctx,
  { goneId, keptId }: MergePair,
): Promise<ContactMergePreview['portalGains']> {
  const rows = await ctx.tx.execute<{ id: string; name: string; address: string }>(sql`
    select c.id, c.name, a.address from contact_addresses a
      join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id in (${goneId}, ${keptId})
        and cc.contact_id <> a.contact_id
      join customers c on c.org_id = cc.org_id and c.id = cc.customer_id and c.archived_at is null
      where a.org_id = ${ctx.orgId} and a.contact_id in (${goneId}, ${keptId})
        and not exists (select 1 from customer_contacts own
          where own.org_id = a.org_id and own.customer_id = cc.customer_id and own.contact_id = a.contact_id)
        and not exists (select 1 from portal_guests g where g.org_id = cc.org_id and g.customer_id = cc.customer_id
          and g.contact_id = cc.contact_id and g.closed_at is not null)
      order by c.name_key, c.id, a.address limit 100`);
  return rows.map(({ id, name, address }) => ({ customer: { id, name }, address }));
}

/** Customers that either of the two belongs to: on their timelines it is told. */
export async function customersOf(ctx: Ctx, { goneId, keptId }: MergePair): Promise<string[]> {
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    select distinct cc.customer_id as id from customer_contacts cc
      where cc.org_id = ${ctx.orgId} and cc.contact_id in (${goneId}, ${keptId}) order by 1`);
  return rows.map(({ id }) => id);
}
