import type { TeamRole } from '@threadline/shared/kernel/roles';
import type { PersonState } from '@threadline/shared/team/choices';
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
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
  removedAt: people.removedAt,
  lastSeenAt: people.lastSeenAt,
};

export interface ListFilter {
  cursor?: string | undefined;
  limit: number;
  search?: string | undefined;
  unit?: string | undefined;
  role?: TeamRole | undefined;
  state?: PersonState | undefined;
  /** Whether suspended people are listed too, and addresses and roles searched. */
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

/** Whoever has the address here, suspended people among them; not those who have left. */
export async function findByAddress(ctx: Ctx, email: string): Promise<{ id: string } | null> {
  const [row] = await ctx.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.email, email), isNull(people.removedAt)));
  return row ?? null;
}

/** What is told of a person to those who open them. */
export async function findPersonMore(ctx: Ctx, { id, approverId }: PersonRow) {
  const named = (personId: SQL) => sql<{ id: string; name: string } | null>`(select
    json_build_object('id', n.id, 'name', n.name) from people n where n.org_id = ${ctx.orgId} and n.id = ${personId})`;
  const inviter = sql`(select i.invited_by from invitations i where i.org_id = ${ctx.orgId} and i.person_id = ${id}
    order by i.accepted_at desc limit 1)`;
  const [row] = await ctx.tx
    .select({ joinedAt: people.createdAt, approver: named(sql`${approverId}::uuid`), invitedBy: named(inviter) })
    .from(people)
    .where(byId(ctx, id));
  if (!row) throw new Error('The person was there a moment ago.');
  return row;
}

export async function findUnits(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ unit: people.unit })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), isNotNull(people.unit), isNull(people.removedAt)))
    .orderBy(asc(people.unit))
    .limit(200);
  return rows.flatMap(({ unit }) => (unit === null ? [] : [unit]));
}

/** The people, held in one order for all, so that nobody waits for each other. */
export function lockPeople(ctx: Ctx, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const chosen = and(eq(people.orgId, ctx.orgId), inArray(people.id, [...ids]));
  return ctx.tx.select(columns).from(people).where(chosen).orderBy(asc(people.id)).for('update');
}

/** Lets one change of who may do what happen at a time in the organisation, so that two cannot undo each other's reason. */
export async function lockTeam(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`team ${ctx.orgId}`}, 0))`);
}

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
    filter.details ? inState(filter.state) : sql`(people.suspended_at is null or people.id = ${ctx.personId})`,
    filter.details && filter.unit ? eq(people.unit, filter.unit) : undefined,
    filter.details && filter.role ? eq(people.role, filter.role) : undefined,
    filter.onlyNamedByItems ? namedByItems(ctx) : undefined,
    word ? matches : undefined,
  );
}

function inState(state: PersonState | undefined): SQL {
  if (state === 'removed') return sql`people.removed_at is not null`;
  if (state === 'suspended') return sql`people.suspended_at is not null and people.removed_at is null`;
  return state === 'active' ? sql`people.suspended_at is null` : sql`people.removed_at is null`;
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
    .onConflictDoNothing({ target: [people.orgId, people.email], where: isNull(people.removedAt) })
    .returning({ id: people.id });
  return added.length > 0;
}

export async function changePerson(ctx: Ctx, id: string, changes: Partial<typeof people.$inferInsert>): Promise<void> {
  await ctx.tx.update(people).set(changes).where(byId(ctx, id));
}

/** Lets somebody else approve what a person approved, of all unless told; those whose hours they are. */
export function changeApprover(
  ctx: Ctx,
  { from, to, only }: { from: string | null; to: string | null; only?: readonly string[] },
) {
  const { id, name, unit, approverId } = people;
  return ctx.tx
    .update(people)
    .set({ approverId: sql`nullif(${to}::uuid, ${id})` })
    .where(
      and(
        eq(people.orgId, ctx.orgId),
        from === null ? isNull(approverId) : eq(approverId, from),
        only ? inArray(id, [...only]) : undefined,
      ),
    )
    .returning({ id, name, unit, approverId });
}
