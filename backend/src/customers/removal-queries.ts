import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { type CustomerRow, changeCustomer } from './queries.js';

/** Writes that the customer lies in the bin, or no longer does. */
export async function setRemoved(
  ctx: Ctx,
  { id, version }: CustomerRow,
  change: Pick<CustomerRow, 'removedAt' | 'archivedAt'>,
): Promise<void> {
  await changeCustomer(ctx, id, { ...change, version: version + 1 });
}

/** Removes the contacts that belong to this customer alone; tells how many. */
export async function removeOwnContacts(ctx: Ctx, customerId: string): Promise<number> {
  const { count } = await ctx.tx.execute(sql`
    update contacts k set removed_at = ${ctx.now.toISOString()}
      where k.org_id = ${ctx.orgId} and k.removed_at is null
        and k.id in (select cc.contact_id from customer_contacts cc
          where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId})
        and not exists (select 1 from customer_contacts other join customers c on c.org_id = other.org_id
            and c.id = other.customer_id and c.removed_at is null
          where other.org_id = k.org_id and other.contact_id = k.id and other.customer_id <> ${customerId})`);
  return count;
}

/** Work and words that go out of sight with their customer. A timer that runs goes on: its person ends it. */
const hanging = ['tasks', 'internal_notes', 'interactions', 'follow_ups', 'documents', 'time_entries'];

/** Removes what hangs on the customer, all at the one moment by which it comes back. */
export async function removeHanging(ctx: Ctx, customerId: string): Promise<void> {
  for (const table of hanging) {
    const ended = table === 'time_entries' ? sql`and ended_at is not null` : sql``;
    await ctx.tx.execute(sql`update ${sql.identifier(table)} set removed_at = ${ctx.now.toISOString()}
      where org_id = ${ctx.orgId} and customer_id = ${customerId} and removed_at is null ${ended}`);
  }
}

/** Brings back what was removed with the customer, and nothing that had been removed before. */
export async function bringBackHanging(ctx: Ctx, customerId: string, removedAt: Date): Promise<void> {
  for (const table of hanging) {
    await ctx.tx.execute(sql`update ${sql.identifier(table)} set removed_at = null
      where org_id = ${ctx.orgId} and customer_id = ${customerId} and removed_at = ${removedAt.toISOString()}`);
  }
}

/** Brings back the contacts that went with the customer. */
export async function bringBackContacts(ctx: Ctx, customerId: string, removedAt: Date): Promise<void> {
  await ctx.tx.execute(sql`
    update contacts k set removed_at = null
      where k.org_id = ${ctx.orgId} and k.removed_at = ${removedAt.toISOString()}
        and k.id in (select cc.contact_id from customer_contacts cc
          where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId})`);
}
