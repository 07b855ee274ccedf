import type { FollowUpGroup } from '@threadline/shared/follow-ups/choices';
import { and, count, desc, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { interactions } from '../interactions/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { followUpPostponements, followUps } from './schema.js';

const assignees = alias(people, 'assignee');

export type FollowUpRow = Awaited<ReturnType<typeof selectFollowUps>>[number];

/** Follow-ups with the names that replies show; a contractor may see one without seeing its customer. */
function selectFollowUps(ctx: Ctx) {
  const { orgId: _orgId, ...columns } = getTableColumns(followUps);
  const postponed = ctx.tx
    .select({ times: count() })
    .from(followUpPostponements)
    .where(and(eq(followUpPostponements.orgId, followUps.orgId), eq(followUpPostponements.followUpId, followUps.id)));
  return ctx.tx
    .select({
      ...columns,
      customerName: customers.name,
      assigneeName: assignees.name,
      postponements: sql<number>`(${postponed})`.mapWith(Number),
    })
    .from(followUps)
    .leftJoin(customers, and(eq(customers.orgId, followUps.orgId), eq(customers.id, followUps.customerId)))
    .leftJoin(assignees, and(eq(assignees.orgId, followUps.orgId), eq(assignees.id, followUps.assigneeId)))
    .$dynamic();
}

const inOrganisation = (ctx: Ctx) => eq(followUps.orgId, ctx.orgId);

/** One follow-up, removed or not; undefined where the actor does not see it. */
export async function findFollowUp(ctx: Ctx, id: string): Promise<FollowUpRow | undefined> {
  const [row] = await selectFollowUps(ctx).where(and(inOrganisation(ctx), eq(followUps.id, id)));
  return row;
}

/** The newest follow-up that an interaction led to, if any. */
export async function findByInteraction(ctx: Ctx, interactionId: string): Promise<FollowUpRow | undefined> {
  const [row] = await selectFollowUps(ctx)
    .where(and(inOrganisation(ctx), eq(followUps.interactionId, interactionId), isNull(followUps.removedAt)))
    .orderBy(desc(followUps.createdAt), desc(followUps.id))
    .limit(1);
  return row;
}

export interface FollowUpFilter {
  customerId?: string | undefined;
  assigneeId?: string | undefined;
  group?: FollowUpGroup | undefined;
  limit: number;
}

export interface Position {
  at: string;
  id: string;
}

/** Open follow-ups earliest first, completed ones latest first; one row more than the page holds. */
export function pageOfFollowUps(ctx: Ctx, filter: FollowUpFilter & { today: string; from: Position | null }) {
  const completed = filter.group === 'completed';
  const rows = selectFollowUps(ctx).where(
    and(
      inOrganisation(ctx),
      isNull(followUps.removedAt),
      filter.customerId ? eq(followUps.customerId, filter.customerId) : undefined,
      filter.assigneeId ? eq(followUps.assigneeId, filter.assigneeId) : undefined,
      within(filter.group, filter.today),
      filter.from ? after(filter.from, completed) : undefined,
    ),
  );
  const ordered = completed
    ? rows.orderBy(desc(followUps.completedAt), desc(followUps.id))
    : rows.orderBy(followUps.dueOn, followUps.id);
  return ordered.limit(filter.limit + 1);
}

/** Open follow-ups of one person due up to a day, earliest first. */
export function dueFollowUps(ctx: Ctx, { personId, until }: { personId: string; until: string }) {
  const conditions = [inOrganisation(ctx), isNull(followUps.removedAt), isNull(followUps.completedAt)];
  return selectFollowUps(ctx)
    .where(and(...conditions, eq(followUps.assigneeId, personId), sql`${followUps.dueOn} <= ${until}`))
    .orderBy(followUps.dueOn, followUps.id)
    .limit(100);
}

export async function insertFollowUp(ctx: Ctx, row: Omit<typeof followUps.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(followUps).values({ ...row, orgId: ctx.orgId });
}

export async function changeFollowUp(
  ctx: Ctx,
  id: string,
  change: Partial<typeof followUps.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(followUps)
    .set(change)
    .where(and(inOrganisation(ctx), eq(followUps.id, id)));
}

/** Gives open follow-ups of a person, all unless told, to another; the follow-ups as they are now. */
export function giveFollowUps(
  ctx: Ctx,
  { from, to, only }: { from: string; to: string; only?: readonly string[] | undefined },
) {
  const { id, customerId, title, dueOn, assigneeId, removedAt, completedAt } = followUps;
  const open = and(inOrganisation(ctx), eq(assigneeId, from), isNull(removedAt), isNull(completedAt));
  return ctx.tx
    .update(followUps)
    .set({ assigneeId: to })
    .where(and(open, only ? inArray(id, [...only]) : undefined))
    .returning({ id, customerId, title, dueOn, assigneeId });
}

/** Waits for others who change the same follow-up; the lock ends with the transaction. */
export async function lockFollowUp(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .select({ id: followUps.id })
    .from(followUps)
    .where(and(inOrganisation(ctx), eq(followUps.id, id)))
    .for('update');
}

export async function insertPostponement(
  ctx: Ctx,
  row: Omit<typeof followUpPostponements.$inferInsert, 'orgId'>,
): Promise<void> {
  await ctx.tx.insert(followUpPostponements).values({ ...row, orgId: ctx.orgId });
}

/** Whose interaction it is, as far as the actor sees it. */
export async function customerOfInteraction(ctx: Ctx, id: string): Promise<string | undefined> {
  const [row] = await ctx.tx
    .select({ customerId: interactions.customerId })
    .from(interactions)
    .where(and(eq(interactions.orgId, ctx.orgId), eq(interactions.id, id)));
  return row?.customerId;
}

/** The zone in which the organisation's days begin. */
export async function organisationTimeZone(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, ctx.orgId));
  return row?.timeZone ?? 'UTC';
}

function within(group: FollowUpGroup | undefined, today: string): SQL | undefined {
  const open = isNull(followUps.completedAt);
  switch (group) {
    case 'completed':
      return isNotNull(followUps.completedAt);
    case 'overdue':
      return and(open, sql`${followUps.dueOn} < ${today}`);
    case 'due_today':
      return and(open, sql`${followUps.dueOn} = ${today}`);
    case 'upcoming':
      return and(open, sql`${followUps.dueOn} > ${today}`);
    default:
      return open;
  }
}

function after({ at, id }: Position, completed: boolean): SQL {
  return completed
    ? sql`(${followUps.completedAt}, ${followUps.id}) < (${at}::timestamptz, ${id}::uuid)`
    : sql`(${followUps.dueOn}, ${followUps.id}) > (${at}::date, ${id}::uuid)`;
}
