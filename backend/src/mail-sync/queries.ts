import type { ConnectionProblem, ConnectionState } from '@threadline/shared/mail-sync/choices';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { mailClients, mailConnections, mailFolders } from './schema.js';

export type ConnectionRow = typeof mailConnections.$inferSelect;
export type FolderRow = typeof mailFolders.$inferSelect;

/** The connection, unless it was taken away; null for whoever may not set its mailbox. */
export async function connectionById(ctx: Ctx, id: string): Promise<ConnectionRow | null> {
  const [row] = await ctx.tx.select().from(mailConnections).where(one(ctx, id));
  return row ?? null;
}

/** What the mailbox is connected by; locked, since whoever asks is about to change it. */
export async function connectionToChange(ctx: Ctx, mailboxId: string): Promise<ConnectionRow | null> {
  const [row] = await ctx.tx.select().from(mailConnections).where(ofMailbox(ctx, mailboxId)).for('update');
  return row ?? null;
}

export async function connectionOf(ctx: Ctx, mailboxId: string): Promise<ConnectionRow | null> {
  const [row] = await ctx.tx.select().from(mailConnections).where(ofMailbox(ctx, mailboxId));
  return row ?? null;
}

export interface MailboxRow {
  id: string;
  address: string;
  ownerId: string | null;
}

/** Folders that are there, in the order in which they are read: the inbox and the sent mail first. */
export async function foldersOf(ctx: Ctx, connectionId: string): Promise<FolderRow[]> {
  return ctx.tx
    .select()
    .from(mailFolders)
    .where(
      and(eq(mailFolders.orgId, ctx.orgId), eq(mailFolders.connectionId, connectionId), isNull(mailFolders.removedAt)),
    )
    .orderBy(sql`array_position(array['inbox', 'all', 'sent', 'archive'], ${mailFolders.role})`, asc(mailFolders.name));
}

export async function changeFolder(ctx: Ctx, id: string, change: Partial<FolderRow>): Promise<void> {
  await ctx.tx
    .update(mailFolders)
    .set(change)
    .where(and(eq(mailFolders.orgId, ctx.orgId), eq(mailFolders.id, id)));
}

export async function changeConnection(ctx: Ctx, id: string, change: Partial<ConnectionRow>): Promise<void> {
  await ctx.tx.update(mailConnections).set(change).where(one(ctx, id));
}

/** Whether the holder still works on it. The row stays as it is until the transaction ends, so that no other begins. */
export async function isHeld(ctx: Ctx, id: string, holder: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: mailConnections.id })
    .from(mailConnections)
    .where(and(one(ctx, id), eq(mailConnections.leaseHolder, holder), sql`state not in ('paused', 'problem')`))
    .for('share');
  return rows.length > 0;
}

export async function letGo(ctx: Ctx, id: string, holder: string): Promise<void> {
  await ctx.tx
    .update(mailConnections)
    .set({ leaseHolder: null, leaseUntil: null })
    .where(
      and(eq(mailConnections.orgId, ctx.orgId), eq(mailConnections.id, id), eq(mailConnections.leaseHolder, holder)),
    );
}

export interface Failure {
  id: string;
  holder: string;
  problem: ConnectionProblem;
  detail: string;
  /** Null: not before somebody acts. */
  retryInMilliseconds: number | null;
}

/** Keeps what went wrong and when to try again, by the database’s clock, which all workers have in common. */
export async function keepFailure(ctx: Ctx, failure: Failure): Promise<boolean> {
  const { id, holder, problem, detail, retryInMilliseconds: wait } = failure;
  const rows = await ctx.tx
    .update(mailConnections)
    .set({
      ...{ problem, problemDetail: detail, problemAt: sql`now()`, failures: sql`failures + 1` },
      ...(wait === null ? { state: 'problem' as ConnectionState } : {}),
      retryAt: wait === null ? null : sql`now() + make_interval(secs => ${wait / 1_000})`,
      ...{ leaseHolder: null, leaseUntil: null },
    })
    .where(and(one(ctx, id), eq(mailConnections.leaseHolder, holder)))
    .returning({ id: mailConnections.id });
  return rows.length > 0;
}

/** It was read without trouble just now; false where it is not the holder’s any more. */
export async function keepSuccess(
  ctx: Ctx,
  { id, holder, state }: { id: string; holder: string; state: 'back_fill' | 'live' },
): Promise<boolean> {
  const rows = await ctx.tx
    .update(mailConnections)
    .set({
      ...{ state, lastSyncedAt: sql`now()`, problem: null, problemDetail: null, problemAt: null },
      ...{ retryAt: null, failures: 0 },
    })
    .where(
      and(
        one(ctx, id),
        eq(mailConnections.leaseHolder, holder),
        inArray(mailConnections.state, ['waiting', 'back_fill', 'live']),
      ),
    )
    .returning({ id: mailConnections.id });
  return rows.length > 0;
}

export async function clientOf(ctx: Ctx, id: string) {
  const [row] = await ctx.tx
    .select()
    .from(mailClients)
    .where(and(eq(mailClients.orgId, ctx.orgId), eq(mailClients.id, id), isNull(mailClients.removedAt)));
  return row ?? null;
}

const one = (ctx: Ctx, id: string) =>
  and(eq(mailConnections.orgId, ctx.orgId), eq(mailConnections.id, id), isNull(mailConnections.removedAt));

const ofMailbox = (ctx: Ctx, mailboxId: string) =>
  and(
    eq(mailConnections.orgId, ctx.orgId),
    eq(mailConnections.mailboxId, mailboxId),
    isNull(mailConnections.removedAt),
  );
