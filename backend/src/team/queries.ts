import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import {
  apiKeys,
  authorisationCodes,
  deviceGrants,
  identities,
  organisations,
  people,
  sessions,
} from '../platform/auth/schema.js';
import { nameCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';

const nameKey = sql<string>`lower(people.name)`;
const columns = {
  id: people.id,
  name: people.name,
  nameKey: nameKey.as('name_key'),
  email: people.email,
  role: people.role,
  unit: people.unit,
  approverId: people.approverId,
  suspendedAt: people.suspendedAt,
  lastSeenAt: people.lastSeenAt,
};

export interface ListFilter {
  cursor?: string | undefined;
  limit: number;
  search?: string | undefined;
  /** Whether suspended people are listed too, and addresses searched. */
  details: boolean;
  /** Only people whom the actor's items name. */
  onlyNamedByItems: boolean;
}

const byId = (ctx: Ctx, id: string) => and(eq(people.orgId, ctx.orgId), eq(people.id, id));

export async function findPerson(ctx: Ctx, id: string) {
  const [row] = await ctx.tx.select(columns).from(people).where(byId(ctx, id));
  return row ?? null;
}
export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** The person, kept from other writers until the transaction ends. */
export async function lockPerson(ctx: Ctx, id: string): Promise<PersonRow | null> {
  const [row] = await ctx.tx.select(columns).from(people).where(byId(ctx, id)).for('update');
  return row ?? null;
}

/** How many owners besides this one can sign in; all owners are held, so that two cannot leave at once. */
export async function countOtherOwners(ctx: Ctx, id: string): Promise<number> {
  const owners = await ctx.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.role, 'owner'), isNull(people.suspendedAt)))
    .orderBy(asc(people.id))
    .for('update');
  return owners.filter((owner) => owner.id !== id).length;
}

export async function countOwnedCustomers(ctx: Ctx, personId: string): Promise<number> {
  const [row] = await ctx.tx.execute<{ count: number }>(sql`select count(*)::int as count from assignments a
    where a.org_id = ${ctx.orgId} and a.person_id = ${personId} and a.kind = 'owner'`);
  return row?.count ?? 0;
}

export async function findPeople(ctx: Ctx, filter: ListFilter) {
  const last = readCursor(filter.cursor, nameCursor);
  const after = last ? sql`(${nameKey}, ${people.id}) > (${last[0]}, ${last[1]}::uuid)` : undefined;
  const rows = await ctx.tx
    .select(columns)
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), listed(ctx, filter), after))
    .orderBy(nameKey, asc(people.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [row.nameKey, row.id]);
}

function listed(ctx: Ctx, filter: ListFilter): SQL | undefined {
  const word = filter.search?.toLowerCase();
  const named = sql`strpos(${nameKey}, ${word}) > 0`;
  const matches = filter.details ? sql`(${named} or strpos(people.email, ${word}) > 0)` : named;
  return and(
    filter.details ? undefined : sql`(people.suspended_at is null or people.id = ${ctx.personId})`,
    filter.onlyNamedByItems ? namedByItems(ctx) : undefined,
    word ? matches : undefined,
  );
}

/** Those who work with the customers of the actor's items, who gave the items out, and the actor. */
const namedByItems = (ctx: Ctx): SQL => sql`(people.id = ${ctx.personId}
  or people.id in (select a.person_id from assignments a
    where a.org_id = ${ctx.orgId} and a.customer_id in (select c.id from customers c))
  or people.id in (select t.created_by from tasks t where t.org_id = ${ctx.orgId} and t.removed_at is null))`;

/** Adds the person; false when the organisation has somebody with the address. */
export async function insertPerson(ctx: Ctx, row: Omit<typeof people.$inferInsert, 'orgId'>): Promise<boolean> {
  const added = await ctx.tx
    .insert(people)
    .values({ ...row, orgId: ctx.orgId })
    .onConflictDoNothing({ target: [people.orgId, people.email] })
    .returning({ id: people.id });
  return added.length > 0;
}

export async function changePerson(ctx: Ctx, id: string, changes: Partial<typeof people.$inferInsert>): Promise<void> {
  await ctx.tx.update(people).set(changes).where(byId(ctx, id));
}

type WayIn = typeof sessions | typeof authorisationCodes | typeof deviceGrants | typeof apiKeys | typeof identities;

/** Ends every way in that the person holds: sessions, codes under way, signed-in devices, API keys and linked identities. */
export async function endCredentials(ctx: Ctx, personId: string): Promise<void> {
  const revokedAt = ctx.now;
  const mine = <Table extends WayIn>(table: Table) => and(eq(table.orgId, ctx.orgId), eq(table.personId, personId));
  await ctx.tx.delete(sessions).where(mine(sessions));
  await ctx.tx.delete(authorisationCodes).where(mine(authorisationCodes));
  await ctx.tx.delete(identities).where(mine(identities));
  await ctx.tx
    .update(deviceGrants)
    .set({ revokedAt })
    .where(and(mine(deviceGrants), isNull(deviceGrants.revokedAt)));
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt })
    .where(and(mine(apiKeys), isNull(apiKeys.revokedAt)));
}

/** The organisation with the slug, in the whole installation. */
export async function findOrganisation(ctx: Ctx, slug: string): Promise<string | null> {
  const [row] = await ctx.tx.execute<{ id: string | null }>(sql`select find_organisation(${slug}) as id`);
  return row?.id ?? null;
}

/** Adds the organisation; false when the slug has been taken in the meantime. */
export async function insertOrganisation(
  ctx: Ctx,
  row: Omit<typeof organisations.$inferInsert, 'createdAt'>,
): Promise<boolean> {
  const added = await ctx.tx
    .insert(organisations)
    .values({ ...row, createdAt: ctx.now })
    .onConflictDoNothing({ target: organisations.slug })
    .returning({ id: organisations.id });
  return added.length > 0;
}
