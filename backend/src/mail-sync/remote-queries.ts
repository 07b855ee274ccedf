import { and, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { mailboxMessages } from '../threads/schema.js';
import { remoteMessages } from './schema.js';

/** Where mails lie: a folder of a connection. */
export interface RemotePlace {
  connectionId: string;
  folderId: string;
  mailboxId: string;
}

export interface LookedAt {
  folderId: string;
  remoteId: string;
  outcome: (typeof remoteMessages.$inferInsert)['outcome'];
  reason: string | null;
  messageId: string | null;
}

/** Keeps what became of mails; of one that was looked at before, what became of it now. */
export async function keepLookedAt(
  ctx: Ctx,
  { connectionId, mailboxId }: Omit<RemotePlace, 'folderId'>,
  mails: readonly LookedAt[],
): Promise<void> {
  if (mails.length === 0) return;
  const seenAt = ctx.now;
  await ctx.tx
    .insert(remoteMessages)
    .values(mails.map((mail) => ({ ...mail, orgId: ctx.orgId, connectionId, mailboxId, seenAt })))
    .onConflictDoUpdate({
      target: [remoteMessages.orgId, remoteMessages.connectionId, remoteMessages.folderId, remoteMessages.remoteId],
      set: {
        outcome: sql`case when remote_messages.message_id is null then excluded.outcome else remote_messages.outcome end`,
        reason: sql`case when remote_messages.message_id is null then excluded.reason else remote_messages.reason end`,
        messageId: sql`coalesce(remote_messages.message_id, excluded.message_id)`,
        goneAt: null,
      },
    });
  await setGone(ctx, { mailboxId, messageIds: mails.flatMap(({ messageId }) => messageId ?? []), goneAt: null });
}

/** Marks mails that are in their folder no more. The stored mail stays; its copy is gone when it lies in no other folder. */
export async function markGone(ctx: Ctx, place: RemotePlace, remoteIds: readonly string[]): Promise<void> {
  if (remoteIds.length === 0) return;
  const rows = await ctx.tx
    .update(remoteMessages)
    .set({ goneAt: ctx.now })
    .where(and(inFolder(ctx, place), isOneOf(remoteIds), isNull(remoteMessages.goneAt)))
    .returning({ messageId: remoteMessages.messageId });
  const messageIds = rows.flatMap(({ messageId }) => messageId ?? []);
  const elsewhere = await thereStill(ctx, place, messageIds);
  await setGone(ctx, {
    mailboxId: place.mailboxId,
    messageIds: messageIds.filter((id) => !elsewhere.has(id)),
    goneAt: ctx.now,
  });
}

/** The folder’s ids mean other mails from now on: those known are no more. The mails may lie there as before. */
export async function forgetIds(ctx: Ctx, place: RemotePlace): Promise<void> {
  await ctx.tx
    .update(remoteMessages)
    .set({ goneAt: ctx.now })
    .where(and(inFolder(ctx, place), isNull(remoteMessages.goneAt)));
}

/** Those of some ids whose mail was looked at before. */
export async function knownOf(ctx: Ctx, place: RemotePlace, ids: readonly string[]): Promise<Set<string>> {
  return ids.length === 0 ? new Set() : idsIn(ctx, place, isOneOf(ids));
}

/** Those of some ids whose mail is stored. */
export async function storedOf(ctx: Ctx, place: RemotePlace, ids: readonly string[]): Promise<Set<string>> {
  return ids.length === 0 ? new Set() : idsIn(ctx, place, and(isOneOf(ids), isNotNull(remoteMessages.messageId)));
}

/** All ids of the folder that count as there. */
export function heldIn(ctx: Ctx, place: RemotePlace): Promise<Set<string>> {
  return idsIn(ctx, place, isNull(remoteMessages.goneAt));
}

/** How many mails of a connection became what. */
export async function countOutcomes(ctx: Ctx, connectionId: string) {
  const { orgId, outcome } = remoteMessages;
  const rows = await ctx.tx
    .select({ outcome, of: count() })
    .from(remoteMessages)
    .where(and(eq(orgId, ctx.orgId), eq(remoteMessages.connectionId, connectionId)))
    .groupBy(outcome);
  const counts = { stored: 0, duplicate: 0, skipped: 0, rejected: 0 };
  for (const row of rows) counts[row.outcome] = row.of;
  return counts;
}

async function idsIn(ctx: Ctx, place: RemotePlace, which: SQL | undefined): Promise<Set<string>> {
  const rows = await ctx.tx
    .select({ id: remoteMessages.remoteId })
    .from(remoteMessages)
    .where(and(inFolder(ctx, place), which));
  return new Set(rows.map(({ id }) => id));
}

async function thereStill(ctx: Ctx, place: RemotePlace, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const { orgId, connectionId, messageId, goneAt } = remoteMessages;
  const rows = await ctx.tx
    .selectDistinct({ messageId })
    .from(remoteMessages)
    .where(
      and(
        ...[eq(orgId, ctx.orgId), eq(connectionId, place.connectionId), isNull(goneAt)],
        inArray(messageId, [...messageIds]),
      ),
    );
  return new Set(rows.flatMap((row) => row.messageId ?? []));
}

async function setGone(
  ctx: Ctx,
  { mailboxId, messageIds, goneAt }: { mailboxId: string; messageIds: readonly string[]; goneAt: Date | null },
): Promise<void> {
  if (messageIds.length === 0) return;
  await ctx.tx
    .update(mailboxMessages)
    .set({ goneAt })
    .where(
      and(
        ...[eq(mailboxMessages.orgId, ctx.orgId), eq(mailboxMessages.mailboxId, mailboxId)],
        inArray(mailboxMessages.messageId, [...messageIds]),
        goneAt ? isNull(mailboxMessages.goneAt) : isNotNull(mailboxMessages.goneAt),
      ),
    );
}

const isOneOf = (ids: readonly string[]) => inArray(remoteMessages.remoteId, [...ids]);

const inFolder = (ctx: Ctx, { connectionId, folderId }: RemotePlace) =>
  and(
    eq(remoteMessages.orgId, ctx.orgId),
    eq(remoteMessages.connectionId, connectionId),
    eq(remoteMessages.folderId, folderId),
  );
