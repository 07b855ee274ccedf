import type { MailboxKind } from '@threadline/shared/mailboxes/choices';
import { and, asc, eq, exists, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { mailboxes, mailboxPeople } from './schema.js';

/** A mailbox that somebody may send from. */
export interface WritableMailbox {
  id: string;
  address: string;
  /** The name in front of the address; empty where the address stands alone. */
  name: string;
  kind: MailboxKind;
  ownerId: string | null;
  signature: string;
}

/** Whether the asker works in a mailbox: it is their own, or they are one of its people. */
export async function worksIn(ctx: Ctx, mailboxId: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(isWorkedIn(ctx), eq(mailboxes.id, mailboxId)));
  return rows.length > 0;
}

/** Mailboxes that the asker may send from, their own before shared ones. */
export function writableMailboxes(ctx: Ctx): Promise<WritableMailbox[]> {
  const { id, address, name, kind, ownerId, signature } = mailboxes;
  return ctx.tx
    .select({ id, address, name, kind, ownerId, signature })
    .from(mailboxes)
    .where(isWorkedIn(ctx))
    .orderBy(sql`${ownerId} is null`, asc(address));
}

/** Mailboxes that the asker works in, as a condition. */
export function isWorkedIn(ctx: Ctx) {
  const membership = and(
    eq(mailboxPeople.orgId, mailboxes.orgId),
    eq(mailboxPeople.mailboxId, mailboxes.id),
    eq(mailboxPeople.personId, ctx.personId),
  );
  return and(
    eq(mailboxes.orgId, ctx.orgId),
    isNull(mailboxes.removedAt),
    or(
      eq(mailboxes.ownerId, ctx.personId),
      and(isNull(mailboxes.ownerId), exists(ctx.tx.select({ one: sql`1` }).from(mailboxPeople).where(membership))),
    ),
  );
}
