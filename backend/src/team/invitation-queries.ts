import type { InvitationState } from '@threadline/shared/team/choices';
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { invitations } from './schema.js';

const inviterStands = sql<boolean>`(people.suspended_at is null and (people.role = 'owner'
  or (people.role = 'admin' and invitations.role <> 'owner')))`;

const state = (ctx: Ctx) => sql<InvitationState>`case
  when invitations.accepted_at is not null then 'accepted' when invitations.withdrawn_at is not null then 'withdrawn'
  when invitations.expires_at <= ${ctx.now.toISOString()}::timestamptz then 'expired'
  when not ${inviterStands} then 'void' else 'open' end`;

/** Invitations with who sent them and what they are worth now. */
function selectInvitations(ctx: Ctx) {
  const { id, email, name, role, customerIds, createdAt, expiresAt, acceptedAt, personId } = invitations;
  return ctx.tx
    .select({
      ...{ id, email, name, role, customerIds, createdAt, expiresAt, acceptedAt, personId },
      inviter: { id: people.id, name: people.name },
      inviterStands,
      state: state(ctx),
    })
    .from(invitations)
    .innerJoin(people, and(eq(people.orgId, invitations.orgId), eq(people.id, invitations.invitedBy)))
    .$dynamic();
}
export type InvitationRow = Awaited<ReturnType<typeof selectInvitations>>[number];

const inOrganisation = (ctx: Ctx) => eq(invitations.orgId, ctx.orgId);
const byId = (ctx: Ctx, id: string) => and(inOrganisation(ctx), eq(invitations.id, id));
const waits = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt));

export async function findInvitation(ctx: Ctx, id: string): Promise<InvitationRow | undefined> {
  const [row] = await selectInvitations(ctx).where(byId(ctx, id));
  return row;
}

/** The one invitation of the address that is neither accepted nor withdrawn; it may have run out. */
export async function findWaiting(ctx: Ctx, email: string): Promise<InvitationRow | undefined> {
  const [row] = await selectInvitations(ctx).where(and(inOrganisation(ctx), eq(invitations.email, email), waits));
  return row;
}

export interface InvitationFilter {
  cursor?: string | undefined;
  limit: number;
  state?: InvitationState | undefined;
}

/** Newest first; of those that were sent again, the last one alone. */
export async function findInvitations(ctx: Ctx, filter: InvitationFilter) {
  const [at, id] = readCursor(filter.cursor, instantCursor) ?? [];
  const before = sql`(${invitations.createdAt}, ${invitations.id}) < (${at}::timestamptz, ${id}::uuid)`;
  const conditions: (SQL | undefined)[] = [
    inOrganisation(ctx),
    isNull(invitations.replacedBy),
    filter.state ? sql`${state(ctx)} = ${filter.state}` : undefined,
    at === undefined ? undefined : before,
  ];
  const rows = await selectInvitations(ctx)
    .where(and(...conditions))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export async function insertInvitation(
  ctx: Ctx,
  row: Omit<typeof invitations.$inferInsert, 'orgId' | 'createdAt'>,
): Promise<void> {
  await ctx.tx.insert(invitations).values({ ...row, orgId: ctx.orgId, createdAt: ctx.now });
}

/** Ends an invitation that waits; false where it does not any more. */
export async function withdraw(ctx: Ctx, id: string, replacedBy: string | null = null): Promise<boolean> {
  const ended = await ctx.tx
    .update(invitations)
    .set({ withdrawnAt: ctx.now, replacedBy })
    .where(and(byId(ctx, id), waits))
    .returning({ id: invitations.id });
  return ended.length > 0;
}

/** Keeps the token of the mail that is about to be written; false where the invitation waits no more, or has one. */
export async function giveToken(ctx: Ctx, id: string, tokenHash: string): Promise<boolean> {
  const given = await ctx.tx
    .update(invitations)
    .set({ tokenHash })
    .where(and(byId(ctx, id), waits, isNull(invitations.tokenHash)))
    .returning({ id: invitations.id });
  return given.length > 0;
}

/** Uses an invitation up for the person who joins; false where somebody else has just done so, or it has run out. */
export async function useUp(ctx: Ctx, token: { id: string; hash: string }): Promise<boolean> {
  const used = await ctx.tx
    .update(invitations)
    .set({ acceptedAt: ctx.now })
    .where(and(byId(ctx, token.id), eq(invitations.tokenHash, token.hash), waits, gt(invitations.expiresAt, ctx.now)))
    .returning({ id: invitations.id });
  return used.length > 0;
}

export async function noteWhoJoined(ctx: Ctx, id: string, personId: string): Promise<void> {
  await ctx.tx.update(invitations).set({ personId }).where(byId(ctx, id));
}

/** How many mails have gone to the address since an instant, and how many people were invited by the organisation. */
export async function countSince(ctx: Ctx, email: string, since: Date): Promise<{ toAddress: number; people: number }> {
  const [row] = await ctx.tx
    .select({
      toAddress: sql<number>`(count(*) filter (where invitations.email = ${email}))::int`,
      people: sql<number>`(count(distinct invitations.email))::int`,
    })
    .from(invitations)
    .where(and(inOrganisation(ctx), gt(invitations.createdAt, since)));
  return row ?? { toAddress: 0, people: 0 };
}

/** Lets one invitation at a time be written, so that limits hold for requests at once as well. */
export async function lockInvitations(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`invitations ${ctx.orgId}`}, 0))`);
}
