import type { GrantVendor } from '@threadline/shared/mail-sync/clients';
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { mailClients, mailConnections } from '../schema.js';

export type ClientRow = typeof mailClients.$inferSelect;

const isLive = (ctx: Ctx) => and(eq(mailClients.orgId, ctx.orgId), isNull(mailClients.removedAt));

export function liveClients(ctx: Ctx): Promise<ClientRow[]> {
  return ctx.tx.select().from(mailClients).where(isLive(ctx)).orderBy(asc(mailClients.vendor));
}

/** The one that is in use at a vendor. */
export async function liveClient(ctx: Ctx, vendor: GrantVendor): Promise<ClientRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(mailClients)
    .where(and(isLive(ctx), eq(mailClients.vendor, vendor)));
  return row ?? null;
}

/** Those that are in use, for whoever connects a mailbox: only owners and admins see more of them than that. */
export async function clientsInUse(ctx: Ctx): Promise<ClientRow[]> {
  let rows: ClientRow[] = [];
  await withWholeOrganisation(ctx, async (whole) => {
    rows = await liveClients(whole);
  });
  return rows;
}

/** An application, removed or not. */
export async function findClient(ctx: Ctx, id: string): Promise<ClientRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(mailClients)
    .where(and(eq(mailClients.orgId, ctx.orgId), eq(mailClients.id, id)));
  return row ?? null;
}

export async function insertClient(ctx: Ctx, row: Omit<ClientRow, 'orgId'>): Promise<boolean> {
  const added = await ctx.tx
    .insert(mailClients)
    .values({ ...row, orgId: ctx.orgId })
    .onConflictDoNothing()
    .returning({ id: mailClients.id });
  return added.length > 0;
}

export async function changeClient(ctx: Ctx, id: string, changes: Partial<ClientRow>): Promise<void> {
  await ctx.tx
    .update(mailClients)
    .set(changes)
    .where(and(eq(mailClients.orgId, ctx.orgId), eq(mailClients.id, id)));
}

/** How many mailboxes are connected by each application. */
export async function countConnections(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx
    .select({ clientId: mailConnections.clientId, mailboxes: count() })
    .from(mailConnections)
    .where(
      and(eq(mailConnections.orgId, ctx.orgId), isNull(mailConnections.removedAt), isNotNull(mailConnections.clientId)),
    )
    .groupBy(mailConnections.clientId);
  return new Map(rows.map(({ clientId, mailboxes }) => [clientId ?? '', mailboxes]));
}
