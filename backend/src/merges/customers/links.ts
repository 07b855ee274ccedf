import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Merging } from '../moves/merging.js';

/**
 * Of two live links of one thread the kept customer's stays, as the primary one where the other was. The other ends, with
 * its evidence, and goes over like all rows of the ledger.
 */
export async function joinLinks(ctx: Ctx, { id, goneId, keptId }: Merging): Promise<void> {
  const { orgId, tx, now } = ctx;
  await tx.execute(sql`
    with ended as (update thread_customer_links g set removed_at = ${now.toISOString()}, is_primary = false
      where g.org_id = ${orgId} and g.customer_id = ${goneId} and g.removed_at is null
        and exists (select 1 from thread_customer_links k where k.org_id = g.org_id and k.thread_id = g.thread_id
          and k.customer_id = ${keptId} and k.removed_at is null)
      returning g.id, (select o.is_primary from thread_customer_links o
        where o.org_id = g.org_id and o.id = g.id) as was_primary)
    insert into merge_moves (org_id, merge_id, table_name, how, row_id, "row")
      select ${orgId}::uuid, ${id}::uuid, 'thread_customer_links', 'ended', ended.id,
        jsonb_build_object('primary', was_primary) from ended`);
  await tx.execute(sql`
    with promoted as (update thread_customer_links k set is_primary = true
      where k.org_id = ${orgId} and k.customer_id = ${keptId} and k.removed_at is null and not k.is_primary
        and exists (select 1 from merge_moves m join thread_customer_links g on g.org_id = m.org_id and g.id = m.row_id
          where m.org_id = ${orgId} and m.merge_id = ${id} and m.how = 'ended' and (m."row"->>'primary')::boolean
            and g.thread_id = k.thread_id)
      returning k.id)
    insert into merge_moves (org_id, merge_id, table_name, how, row_id)
      select ${orgId}::uuid, ${id}::uuid, 'thread_customer_links', 'promoted', promoted.id from promoted`);
}

/** Brings ended links to life again where the kept customer is still linked, and the primary one back to where it was. */
export async function partLinks(ctx: Ctx, { id, goneId, keptId }: Merging, mergedAt: Date): Promise<void> {
  const { orgId, tx } = ctx;
  await tx.execute(sql`
    update thread_customer_links k set is_primary = false from merge_moves m
      where m.org_id = ${orgId} and m.merge_id = ${id} and m.how = 'promoted' and k.org_id = m.org_id and k.id = m.row_id
        and k.removed_at is null`);
  await tx.execute(sql`
    update thread_customer_links g set removed_at = null, is_primary = (m."row"->>'primary')::boolean
        and not exists (select 1 from thread_customer_links p
          where p.org_id = g.org_id and p.thread_id = g.thread_id and p.removed_at is null and p.is_primary)
      from merge_moves m
      where m.org_id = ${orgId} and m.merge_id = ${id} and m.how = 'ended' and g.org_id = m.org_id and g.id = m.row_id
        and g.customer_id = ${goneId} and g.removed_at = ${mergedAt.toISOString()}
        and exists (select 1 from thread_customer_links k where k.org_id = g.org_id and k.thread_id = g.thread_id
          and k.customer_id = ${keptId} and k.removed_at is null)
        and not exists (select 1 from thread_customer_links other where other.org_id = g.org_id
          and other.thread_id = g.thread_id and other.customer_id = ${goneId} and other.removed_at is null)`);
}
