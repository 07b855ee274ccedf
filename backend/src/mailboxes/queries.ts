import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { can } from '../platform/policy/authorise.js';
import { mailboxes, mailPurges } from './schema.js';
import { isWorkedIn } from './working.js';

export type MailboxRow = typeof mailboxes.$inferSelect;
export type ListedMailbox = Awaited<ReturnType<typeof mailboxRows>>[number];

/** Mailboxes with their owner's name, and what is going of their mail, as far as the asker may know. */
export function mailboxRows(ctx: Ctx, condition: SQL | undefined, limit: number) {
  const purge = (what: SQL) =>
    sql`(select ${what} from mail_purges p where p.org_id = ${mailboxes.orgId} and p.mailbox_id = ${mailboxes.id}
      and p.finished_at is null)`;
  return ctx.tx
    .select({
      mailbox: mailboxes,
      ownerName: people.name,
      purgesAt: sql<Date | null>`${purge(sql`min(p.starts_at) filter (where p.cause = 'removed')`)}`.mapWith(
        mailPurges.startsAt,
      ),
      reducing: sql<boolean>`${purge(sql`count(*) filter (where p.cause <> 'removed') > 0`)}`,
    })
    .from(mailboxes)
    .leftJoin(people, and(eq(people.orgId, mailboxes.orgId), eq(people.id, mailboxes.ownerId)))
    .where(and(eq(mailboxes.orgId, ctx.orgId), condition))
    .orderBy(asc(mailboxes.address), asc(mailboxes.id))
    .limit(limit);
}

/** Those that the asker may know of: their own, shared ones that they work in, and for owners and admins all. */
export function withinSight(ctx: Ctx): SQL | undefined {
  if (ctx.role === 'system') return undefined;
  const own = eq(mailboxes.ownerId, ctx.personId);
  const open = can(ctx, 'mailbox.read', { personId: '' }) ? undefined : or(own, isWorkedIn(ctx));
  const live = or(isNull(mailboxes.removedAt), own, isNull(mailboxes.ownerId));
  return and(open, live);
}

export const afterAddress = (address: string, id: string): SQL =>
  sql`(${mailboxes.address}, ${mailboxes.id}) > (${address}, ${id}::uuid)`;

/** The mailbox, locked until the change is written. */
export async function mailboxToChange(ctx: Ctx, id: string): Promise<MailboxRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), withinSight(ctx), eq(mailboxes.id, id)));
  return row ?? null;
}

/** A mailbox that stands and that the asker may know of. */
export async function knownMailbox(
  ctx: Ctx,
  id: string,
): Promise<{ id: string; address: string; ownerId: string | null } | null> {
  const { address, ownerId } = mailboxes;
  const [row] = await ctx.tx
    .select({ id: mailboxes.id, address, ownerId })
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), withinSight(ctx), eq(mailboxes.id, id), isNull(mailboxes.removedAt)));
  return row ?? null;
}

export async function changeMailbox(ctx: Ctx, id: string, change: Partial<typeof mailboxes.$inferInsert>) {
  await ctx.tx
    .update(mailboxes)
    .set(change)
    .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.id, id)));
}

/** Removals of mail that have not begun are called off. */
export async function callOffPurge(ctx: Ctx, mailboxId: string): Promise<void> {
  await ctx.tx
    .update(mailPurges)
    .set({ finishedAt: ctx.now })
    .where(
      and(
        eq(mailPurges.orgId, ctx.orgId),
        eq(mailPurges.mailboxId, mailboxId),
        eq(mailPurges.cause, 'removed'),
        isNull(mailPurges.finishedAt),
        gt(mailPurges.startsAt, ctx.now),
      ),
    );
}
