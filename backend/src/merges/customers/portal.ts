import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { addRows, changeRows } from '../moves/change-rows.js';
import type { Merging } from '../moves/merging.js';
import { showsMore } from './portal-queries.js';

/** Who is shut out on one side stays so, whichever row remains. */
export async function keepShut(ctx: Ctx, merging: Merging): Promise<void> {
  await changeRows(ctx, merging, {
    table: 'portal_guests',
    key: ['customer_id', 'contact_id'],
    set: { closed_at: instantOf(ctx) },
    where: sql`t.customer_id = ${merging.keptId} and t.closed_at is null and exists (select 1 from portal_guests g
      where g.org_id = t.org_id and g.contact_id = t.contact_id and g.customer_id = ${merging.goneId}
        and g.closed_at is not null)`,
  });
}

/** Makes mailed ways in worthless: who had one sees something else by it from now on. */
export async function voidLinks(ctx: Ctx, { goneId }: Merging): Promise<void> {
  await ctx.tx.execute(sql`update portal_links set used_at = ${instantOf(ctx)}
    where org_id = ${ctx.orgId} and customer_id = ${goneId} and purpose in ('sign_in', 'invite') and used_at is null`);
}

/**
 * Nobody sees more than before: what was shared with the one that goes is withdrawn and its people are shut out, and of
 * what was shared with the other those conversations that would now show mails of the first's people. Comes after twins
 * are put aside and before rows move.
 */
export async function keepApart(ctx: Ctx, merging: Merging): Promise<void> {
  const { goneId, keptId } = merging;
  const now = instantOf(ctx);
  const ofGone = sql`t.customer_id = ${goneId}`;
  await changeRows(ctx, merging, {
    ...{ table: 'thread_shares', key: ['customer_id', 'thread_id'], set: { removed_at: now } },
    where: sql`t.removed_at is null and (${ofGone} or (t.customer_id = ${keptId}
      and t.thread_id in (${showsMore(ctx, merging)})))`,
  });
  await changeRows(ctx, merging, {
    ...{ table: 'tasks', key: ['id'], set: { shared: sql`false` } },
    where: sql`${ofGone} and t.shared`,
  });
  await changeRows(ctx, merging, {
    ...{ table: 'documents', key: ['id'], set: { shared_at: sql`null` } },
    where: sql`${ofGone} and t.shared_at is not null`,
  });
  await changeRows(ctx, merging, {
    ...{ table: 'portal_guests', key: ['customer_id', 'contact_id'], set: { closed_at: now } },
    where: sql`t.closed_at is null and (${ofGone} or (t.customer_id = ${keptId} and t.contact_id in (
      select cc.contact_id from customer_contacts cc where cc.org_id = t.org_id and cc.customer_id = ${goneId})))`,
  });
  await addRows(ctx, merging, {
    table: 'portal_guests',
    columns: ['org_id', 'customer_id', 'contact_id', 'closed_at'],
    key: ['customer_id', 'contact_id'],
    select: sql`select cc.org_id, cc.customer_id, cc.contact_id, ${now}::timestamptz from customer_contacts cc
      where cc.org_id = ${ctx.orgId} and cc.customer_id = ${goneId} and not exists (select 1 from portal_guests k
        where k.org_id = cc.org_id and k.customer_id = ${keptId} and k.contact_id = cc.contact_id)`,
  });
}

const instantOf = (ctx: Ctx) => sql`${ctx.now.toISOString()}::timestamptz`;
