import type { PersonName } from '@threadline/shared/kernel/person-name';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { customerDomains, customers } from './schema.js';

// The correlated parts name their tables in full: drizzle leaves out table names in a select from one table.
const owner = sql<PersonName | null>`(select json_build_object('id', p.id, 'name', p.name)
  from assignments a join people p on p.org_id = a.org_id and p.id = a.person_id
  where a.org_id = customers.org_id and a.customer_id = customers.id and a.kind = 'owner')`;
const people = sql<
  PersonName[]
>`(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
  from people p where p.org_id = customers.org_id and p.id in (select a.person_id from assignments a
    where a.org_id = customers.org_id and a.customer_id = customers.id))`;
const domains = sql<string[]>`(select coalesce(json_agg(d.domain order by d.created_at, d.domain), '[]')
  from customer_domains d where d.org_id = customers.org_id and d.customer_id = customers.id)`;
// The timeline belongs to another feature, which nobody calls; a page of customers reads its newest entries in one statement.
const lastTouchAt = sql<Date | null>`(select t.at from timeline_entries t
  where t.org_id = customers.org_id and t.customer_id = customers.id and t.removed_at is null and t.customer_facing
  order by t.at desc limit 1)`.mapWith(customers.createdAt);

export const summaryColumns = {
  id: customers.id,
  name: customers.name,
  nameKey: customers.nameKey,
  stage: customers.stage,
  plan: customers.plan,
  tags: customers.tags,
  mrrCents: customers.mrrCents,
  currency: customers.currency,
  renewalOn: customers.renewalOn,
  createdAt: customers.createdAt,
  archivedAt: customers.archivedAt,
  owner: owner.as('owner'),
  domains: domains.as('domains'),
  lastTouchAt: lastTouchAt.as('last_touch_at'),
};

const detailColumns = {
  ...summaryColumns,
  industry: customers.industry,
  size: customers.size,
  region: customers.region,
  useCase: customers.useCase,
  signedUpOn: customers.signedUpOn,
  startedOn: customers.startedOn,
  contractStartOn: customers.contractStartOn,
  contractEndOn: customers.contractEndOn,
  version: customers.version,
  people: people.as('people'),
};

const byId = (ctx: Ctx, id: string) => and(eq(customers.orgId, ctx.orgId), eq(customers.id, id));

export async function findDetail(ctx: Ctx, id: string) {
  const [row] = await ctx.tx.select(detailColumns).from(customers).where(byId(ctx, id));
  return row ?? null;
}

/** The customer that this one became part of, however often, as far as the actor sees it. */
export async function findMergedInto(ctx: Ctx, id: string): Promise<DetailRow | null> {
  const [found] = await ctx.tx.execute<{ id: string | null }>(sql`select merged_into('customer', ${id}::uuid) as id`);
  return found?.id ? findDetail(ctx, found.id) : null;
}
export type DetailRow = NonNullable<Awaited<ReturnType<typeof findDetail>>>;
export type SummaryRow = Pick<DetailRow, keyof typeof summaryColumns>;

/** The bare row, kept from other writers until the transaction ends. */
export async function lockCustomer(ctx: Ctx, id: string) {
  const [row] = await ctx.tx.select().from(customers).where(byId(ctx, id)).for('update');
  return row ?? null;
}
export type CustomerRow = NonNullable<Awaited<ReturnType<typeof lockCustomer>>>;

// No RETURNING in the writes: a member sees a new customer only once it is assigned.
export async function insertCustomer(ctx: Ctx, row: Omit<typeof customers.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(customers).values({ ...row, orgId: ctx.orgId });
}

export async function changeCustomer(
  ctx: Ctx,
  id: string,
  changes: Partial<typeof customers.$inferInsert>,
): Promise<void> {
  await ctx.tx.update(customers).set(changes).where(byId(ctx, id));
}

/** Adds the domain; false when the customer has it already. */
export async function insertDomain(ctx: Ctx, customerId: string, domain: string): Promise<boolean> {
  const row = { orgId: ctx.orgId, customerId, domain, createdAt: ctx.now };
  const added = await ctx.tx
    .insert(customerDomains)
    .values(row)
    .onConflictDoNothing()
    .returning({ domain: customerDomains.domain });
  return added.length > 0;
}

/** Takes the domain away; false when the customer does not have it. */
export async function deleteDomain(ctx: Ctx, customerId: string, domain: string): Promise<boolean> {
  const ofCustomer = and(
    eq(customerDomains.orgId, ctx.orgId),
    eq(customerDomains.customerId, customerId),
    eq(customerDomains.domain, domain),
  );
  const gone = await ctx.tx.delete(customerDomains).where(ofCustomer).returning({ domain: customerDomains.domain });
  return gone.length > 0;
}
