import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { inBulk, type Merging, sameIn } from '../moves/merging.js';
import { foldTwins } from '../moves/move-rows.js';

/** What makes two lines of one timeline the same, such as a mail that both customers were linked to. */
const once = ['subject_id', 'event', 'at', 'told_by'];
const twin = (merging: Merging) =>
  sql`g.org_id = k.org_id and g.customer_id = ${merging.goneId} and k.customer_id = ${merging.keptId} and ${sameIn('k', 'g', once)}`;

/** A line that both timelines have is kept once, and shown where one of them showed it. */
export async function joinTimelines(ctx: Ctx, merging: Merging): Promise<void> {
  const showing = sql`
    with shown as (update timeline_entries k set removed_at = null from timeline_entries g
      where k.org_id = ${ctx.orgId} and k.removed_at is not null and g.removed_at is null and ${twin(merging)}
      returning k.id, (select o.removed_at from timeline_entries o where o.org_id = k.org_id and o.id = k.id) as removed_at)
    insert into merge_moves (org_id, merge_id, table_name, how, row_id, "row")
      select ${ctx.orgId}::uuid, ${merging.id}::uuid, 'timeline_entries', 'shown', shown.id,
        jsonb_build_object('removed_at', shown.removed_at) from shown`;
  await inBulk(ctx, showing);
  await foldTwins(ctx, merging, { table: 'timeline_entries', by: once });
}

/** Hides again what only the other timeline showed. */
export async function partTimelines(ctx: Ctx, { id }: Merging): Promise<void> {
  await ctx.tx.execute(sql`
    update timeline_entries k set removed_at = (m."row"->>'removed_at')::timestamptz from merge_moves m
      where m.org_id = ${ctx.orgId} and m.merge_id = ${id} and m.how = 'shown' and m.table_name = 'timeline_entries'
        and k.org_id = m.org_id and k.id = m.row_id and k.removed_at is null`);
}
