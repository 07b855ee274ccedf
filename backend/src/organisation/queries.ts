import { daysToTakeBack } from '@threadline/shared/organisation/schema';
import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { organisations, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { organisationRemovals, organisationReturns } from './schema.js';

const active = (ctx: Ctx) => and(eq(people.orgId, ctx.orgId), isNull(people.suspendedAt));

export async function findOrganisation(ctx: Ctx) {
  const { id, name, slug, timeZone, locale } = organisations;
  const [row] = await ctx.tx.select({ id, name, slug, timeZone, locale }).from(organisations).where(eq(id, ctx.orgId));
  if (!row) throw new Error('An organisation sees itself.');
  return row;
}

export async function changeOrganisation(
  ctx: Ctx,
  change: Partial<Pick<typeof organisations.$inferInsert, 'name' | 'timeZone' | 'locale'>>,
): Promise<void> {
  await ctx.tx.update(organisations).set(change).where(eq(organisations.id, ctx.orgId));
}

/** How many owners can sign in. */
export async function countOwners(ctx: Ctx): Promise<number> {
  const [row] = await ctx.tx
    .select({ owners: count() })
    .from(people)
    .where(and(active(ctx), eq(people.role, 'owner')));
  return row?.owners ?? 0;
}

/** Since when the organisation is being deleted; null while it is not. */
export async function findRemoval(ctx: Ctx): Promise<Date | null> {
  const { removedAt, orgId } = organisationRemovals;
  const [row] = await ctx.tx.select({ removedAt }).from(organisationRemovals).where(eq(orgId, ctx.orgId));
  return row?.removedAt ?? null;
}

/** Waits for everything that is being written in the organisation, and lets nothing new begin until the end. */
export async function lockOrganisation(ctx: Ctx): Promise<void> {
  const { id } = organisations;
  await ctx.tx.select({ id }).from(organisations).where(eq(id, ctx.orgId)).for('update');
}

/** Marks the organisation; since when, by the database's clock, or null where it is marked already. */
export async function insertRemoval(ctx: Ctx): Promise<Date | null> {
  // Of its columns only this one may be written: a statement that names the others is refused.
  const added = await ctx.tx.execute(sql`
    insert into organisation_removals (org_id) values (${ctx.orgId}) on conflict do nothing returning 1`);
  return added.length > 0 ? findRemoval(ctx) : null;
}

/** Since when the organisation is being deleted, while that can be taken back by the database's clock; otherwise null. */
export async function findRemovalToTakeBack(ctx: Ctx): Promise<Date | null> {
  const { removedAt, purgeBeganAt, orgId } = organisationRemovals;
  const isOpen = and(
    isNull(purgeBeganAt),
    sql`${removedAt} > now() - make_interval(days => ${daysToTakeBack}::integer)`,
  );
  const [row] = await ctx.tx
    .select({ removedAt })
    .from(organisationRemovals)
    .where(and(eq(orgId, ctx.orgId), isOpen));
  return row?.removedAt ?? null;
}

/**
 * Takes the mark and every link of it away; since when it stood, or null where somebody was faster, or where it is too
 * late: a policy of the table lets go of no mark whose thirty days are over.
 */
export async function deleteRemoval(ctx: Ctx): Promise<Date | null> {
  const { removedAt, orgId } = organisationRemovals;
  const [row] = await ctx.tx.delete(organisationRemovals).where(eq(orgId, ctx.orgId)).returning({ removedAt });
  if (!row) return null;
  await ctx.tx.delete(organisationReturns).where(eq(organisationReturns.orgId, ctx.orgId));
  return row.removedAt;
}

/** Everybody who can sign in, in one order for all. */
export async function findActivePeople(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx.select({ id: people.id }).from(people).where(active(ctx)).orderBy(asc(people.id));
  return rows.map(({ id }) => id);
}

export async function suspendEverybody(ctx: Ctx, since: Date): Promise<void> {
  await ctx.tx.update(people).set({ suspendedAt: since }).where(active(ctx));
}

/** Lets those in again who were shut out at that instant. */
export async function reinstateSince(ctx: Ctx, since: Date): Promise<void> {
  const shut = and(eq(people.orgId, ctx.orgId), eq(people.suspendedAt, since), isNull(people.removedAt));
  await ctx.tx.update(people).set({ suspendedAt: null }).where(shut);
}

/** Owners who were shut out at that instant, with their addresses. */
export function findOwnersShutOut(ctx: Ctx, since: Date) {
  return ctx.tx
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(
      and(
        eq(people.orgId, ctx.orgId),
        eq(people.role, 'owner'),
        eq(people.suspendedAt, since),
        isNull(people.removedAt),
      ),
    );
}

/** Somebody who can sign in, with their address; null where they cannot. */
export async function findActivePerson(ctx: Ctx, personId: string) {
  const { id, name, email, role } = people;
  const [row] = await ctx.tx
    .select({ id, name, email, role })
    .from(people)
    .where(and(active(ctx), eq(id, personId)));
  return row ?? null;
}

export async function nameOfPerson(ctx: Ctx, id: string): Promise<string | null> {
  const isPerson = and(eq(people.orgId, ctx.orgId), eq(people.id, id));
  const [row] = await ctx.tx.select({ name: people.name }).from(people).where(isPerson);
  return row?.name ?? null;
}

export async function insertReturn(ctx: Ctx, personId: string, tokenHash: string): Promise<void> {
  const row = { orgId: ctx.orgId, personId, tokenHash, createdAt: ctx.now };
  const { orgId, personId: person } = organisationReturns;
  await ctx.tx
    .insert(organisationReturns)
    .values(row)
    .onConflictDoNothing({ target: [orgId, person] });
}

/** Ends what customers hold of the portal: who is in it, and every link that leads there. */
export async function endPortal(ctx: Ctx): Promise<void> {
  for (const table of ['portal_sessions', 'portal_links', 'portal_link_requests'])
    await ctx.tx.execute(sql`delete from ${sql.identifier(table)} where org_id = ${ctx.orgId}`);
}
