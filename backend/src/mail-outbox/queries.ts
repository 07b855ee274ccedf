import type { OutboundMail } from '@threadline/shared/mail-outbox/schema';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { outboundMails } from './schema.js';

export type MailRow = typeof outboundMails.$inferSelect;

const inOrganisation = (ctx: Ctx) => eq(outboundMails.orgId, ctx.orgId);

export async function insertMail(ctx: Ctx, row: Omit<typeof outboundMails.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(outboundMails).values({ ...row, orgId: ctx.orgId });
}

/** The mail, which nobody else decides about until this transaction ends. */
export async function mailToDecide(ctx: Ctx, id: string): Promise<MailRow | undefined> {
  const byId = and(inOrganisation(ctx), eq(outboundMails.id, id));
  const [row] = await ctx.tx.select().from(outboundMails).where(byId).for('update');
  return row;
}

/** The mail if it still waits; two deliveries of one mail come here one after the other. */
export async function claimQueued(ctx: Ctx, id: string): Promise<MailRow | undefined> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${ctx.orgId} ${id}`}, 0))`);
  const [row] = await ctx.tx
    .select()
    .from(outboundMails)
    .where(and(inOrganisation(ctx), eq(outboundMails.id, id), eq(outboundMails.status, 'queued')));
  return row;
}

export async function changeMail(
  ctx: Ctx,
  id: string,
  change: Partial<typeof outboundMails.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(outboundMails)
    .set(change)
    .where(and(inOrganisation(ctx), eq(outboundMails.id, id)));
}

/** Lets go of every mail that has not gone out; their ids. */
export async function discardMails(ctx: Ctx): Promise<string[]> {
  const waiting = and(inOrganisation(ctx), inArray(outboundMails.status, ['queued', 'held']));
  const gone = await ctx.tx
    .update(outboundMails)
    .set({ status: 'discarded' })
    .where(waiting)
    .returning({ id: outboundMails.id });
  return gone.map(({ id }) => id);
}

interface MailFilter {
  status?: OutboundMail['status'] | undefined;
  limit: number;
  from: { at: string; id: string } | null;
}

/** Newest first, from a position on; one row more than the page holds. */
export function pageOfMails(ctx: Ctx, { status, limit, from }: MailFilter): Promise<MailRow[]> {
  const { createdAt, id } = outboundMails;
  const conditions = [
    inOrganisation(ctx),
    status ? eq(outboundMails.status, status) : undefined,
    from ? sql`(${createdAt}, ${id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
  ];
  return ctx.tx
    .select()
    .from(outboundMails)
    .where(and(...conditions))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
}
