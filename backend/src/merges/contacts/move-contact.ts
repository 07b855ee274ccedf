import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { changeBack, changeRows } from '../moves/change-rows.js';
import type { Merging } from '../moves/merging.js';
import { layBackAll, moveAll, putTwinsAside, returnAll } from '../moves/whole-record.js';
import { contactTables } from '../tables.js';

/** Everything of the contact that goes belongs to the other afterwards; tells how many rows, by table. */
export async function moveContact(ctx: Ctx, merging: Merging): Promise<Record<string, number>> {
  const { goneId, keptId } = merging;
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  // Who is shut out on one side stays so.
  await changeRows(ctx, merging, {
    ...{ table: 'portal_guests', key: ['customer_id', 'contact_id'], set: { closed_at: now } },
    where: sql`t.contact_id = ${keptId} and t.closed_at is null and exists (select 1 from portal_guests g
      where g.org_id = t.org_id and g.customer_id = t.customer_id and g.contact_id = ${goneId} and g.closed_at is not null)`,
  });
  await endSessions(ctx, keptId);
  await putTwinsAside(ctx, merging, contactTables);
  await changeRows(ctx, merging, {
    ...{ table: 'contact_addresses', key: ['contact_id', 'address'], set: { is_primary: sql`false` } },
    where: sql`t.contact_id = ${goneId} and t.is_primary
      and exists (select 1 from contact_addresses k where k.org_id = t.org_id and k.contact_id = ${keptId})`,
  });
  return moveAll(ctx, merging, contactTables);
}

/** The same backwards, as far as rows are still there; tells how many came back. */
export async function moveContactBack(ctx: Ctx, merging: Merging): Promise<number> {
  const returned = await returnAll(ctx, merging, contactTables);
  const laidBack = await layBackAll(ctx, merging, contactTables);
  await changeBack(ctx, merging, { table: 'portal_guests', columns: ['closed_at'] });
  await changeBack(ctx, merging, { table: 'contact_addresses', columns: ['is_primary'] });
  await endSessions(ctx, merging.keptId);
  return returned + laidBack;
}

/** With either address one sees what the other showed: both sign in anew, and links that lie in mailboxes are void. */
async function endSessions(ctx: Ctx, keptId: string): Promise<void> {
  await ctx.tx.execute(sql`delete from portal_sessions where org_id = ${ctx.orgId} and contact_id = ${keptId}`);
  await ctx.tx.execute(sql`update portal_links set used_at = ${ctx.now.toISOString()}::timestamptz
    where org_id = ${ctx.orgId} and contact_id = ${keptId} and purpose in ('sign_in', 'invite') and used_at is null`);
}
