import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { addRows } from '../moves/change-rows.js';
import type { Merging } from '../moves/merging.js';

/** The kept customer's owner stays; the other's works with it from now on, and their ownership is put aside. */
export async function keepOneOwner(ctx: Ctx, merging: Merging): Promise<void> {
  const { goneId, keptId, id } = merging;
  const { orgId, tx } = ctx;
  await addRows(ctx, merging, {
    table: 'assignments',
    columns: ['org_id', 'customer_id', 'person_id', 'kind', 'created_at'],
    key: ['customer_id', 'person_id', 'kind'],
    select: sql`select g.org_id, ${keptId}::uuid, g.person_id, 'assigned', g.created_at from assignments g
      where g.org_id = ${orgId} and g.customer_id = ${goneId} and g.kind = 'owner'
        and exists (select 1 from assignments k
          where k.org_id = g.org_id and k.customer_id = ${keptId} and k.kind = 'owner' and k.person_id <> g.person_id)
        and not exists (select 1 from assignments a where a.org_id = g.org_id and a.person_id = g.person_id
          and a.kind = 'assigned' and a.customer_id in (${goneId}, ${keptId}))`,
  });
  await tx.execute(sql`
    with folded as (delete from assignments g where g.org_id = ${orgId} and g.customer_id = ${goneId} and g.kind = 'owner'
      and exists (select 1 from assignments k where k.org_id = g.org_id and k.customer_id = ${keptId} and k.kind = 'owner')
      returning *)
    insert into merge_moves (org_id, merge_id, table_name, how, "row")
      select ${orgId}::uuid, ${id}::uuid, 'assignments', 'folded', to_jsonb(folded) from folded`);
}
