import type { ContactRole } from '@threadline/shared/contacts/choices';
import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { nameCursor, rankCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { contactAddresses, contacts, customerContacts } from './schema.js';

export interface Membership {
  customerId: string;
  role: ContactRole | null;
}

// The correlated parts name their tables in full: drizzle leaves out table names in a select from one table.
const addresses = sql<string[]>`(select coalesce(json_agg(a.address order by a.is_primary desc, a.address), '[]')
  from contact_addresses a where a.org_id = contacts.org_id and a.contact_id = contacts.id)`;
const bounced = sql<string[]>`(select coalesce(json_agg(a.address order by a.address), '[]')
  from contact_addresses a where a.org_id = contacts.org_id and a.contact_id = contacts.id and a.bounced_at is not null)`;
const memberships = sql<(Membership & { customerName: string })[]>`(select coalesce(json_agg(
    json_build_object('customerId', c.id, 'customerName', c.name, 'role', cc.role) order by c.name_key, c.id), '[]')
  from customer_contacts cc join customers c on c.org_id = cc.org_id and c.id = cc.customer_id
  where cc.org_id = contacts.org_id and cc.contact_id = contacts.id)`;

const columns = {
  id: contacts.id,
  name: contacts.name,
  nameKey: contacts.nameKey,
  title: contacts.title,
  phone: contacts.phone,
  removedAt: contacts.removedAt,
  addresses: addresses.as('addresses'),
  bounced: bounced.as('bounced'),
  customers: memberships.as('customers'),
};

export interface ListFilter {
  cursor?: string | undefined;
  limit: number;
  customerId?: string | undefined;
  search?: string | undefined;
}

const byId = (ctx: Ctx, id: string) => and(eq(contacts.orgId, ctx.orgId), eq(contacts.id, id));

export async function findContact(ctx: Ctx, id: string) {
  const [row] = await ctx.tx.select(columns).from(contacts).where(byId(ctx, id));
  return row ?? null;
}
export type ContactRow = NonNullable<Awaited<ReturnType<typeof findContact>>>;

/** Keeps the contact from other writers until the transaction ends; false when it is out of reach. */
export async function lockContact(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.tx.select({ id: contacts.id }).from(contacts).where(byId(ctx, id)).for('update');
  return rows.length > 0;
}

export async function findContacts(ctx: Ctx, filter: ListFilter) {
  return filter.search ? findByRelevance(ctx, filter, filter.search) : findByName(ctx, filter);
}

async function findByName(ctx: Ctx, filter: ListFilter) {
  const last = readCursor(filter.cursor, nameCursor);
  const after = last ? sql`(${contacts.nameKey}, ${contacts.id}) > (${last[0]}, ${last[1]}::uuid)` : undefined;
  const rows = await ctx.tx
    .select(columns)
    .from(contacts)
    .where(and(present(ctx, filter), after))
    .orderBy(asc(contacts.nameKey), asc(contacts.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [row.nameKey, row.id]);
}

async function findByRelevance(ctx: Ctx, filter: ListFilter, search: string) {
  const [after] = readCursor(filter.cursor, rankCursor) ?? [0];
  const rows = await ctx.tx
    .select({ ...columns, rank: sql<string>`found.rank`.as('rank') })
    .from(contacts)
    .innerJoin(sql`search_contacts(${search}, 1000) found`, sql`found.id = ${contacts.id}`)
    .where(and(present(ctx, filter), sql`found.rank > ${after}::bigint`))
    .orderBy(sql`found.rank`)
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [Number(row.rank)]);
}

function present(ctx: Ctx, { customerId }: ListFilter): SQL | undefined {
  const ofCustomer = sql`contacts.id in (select cc.contact_id from customer_contacts cc
    where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId})`;
  return and(eq(contacts.orgId, ctx.orgId), isNull(contacts.removedAt), customerId ? ofCustomer : undefined);
}

/** The ids among `customerIds` that the actor reaches. */
export async function reachableCustomers(ctx: Ctx, customerIds: readonly string[]): Promise<Set<string>> {
  const wanted = sql.join(
    customerIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await ctx.tx.execute<{ id: string }>(
    sql`select c.id from customers c where c.org_id = ${ctx.orgId} and c.id in (${wanted})`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A contact in reach, other than `exceptId`, that has one of the addresses. */
export async function findHolder(ctx: Ctx, addresses: readonly string[], exceptId: string) {
  const [row] = await ctx.tx
    .select({ id: contacts.id, name: contacts.name, address: contactAddresses.address })
    .from(contactAddresses)
    .innerJoin(contacts, and(eq(contacts.orgId, contactAddresses.orgId), eq(contacts.id, contactAddresses.contactId)))
    .where(
      and(
        eq(contactAddresses.orgId, ctx.orgId),
        inArray(contactAddresses.address, [...addresses]),
        isNull(contacts.removedAt),
        ne(contacts.id, exceptId),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** The first of the addresses that is a colleague's or one of the organisation's mailboxes. */
export async function findOwnAddress(ctx: Ctx, addresses: readonly string[]): Promise<string | null> {
  const wanted = sql.join(
    addresses.map((address) => sql`${address}`),
    sql`, `,
  );
  const [row] = await ctx.tx.execute<{ address: string }>(sql`
    select p.email as address from people p where p.org_id = ${ctx.orgId} and p.email in (${wanted})
    union all select b.address from mailboxes b where b.org_id = ${ctx.orgId} and b.address in (${wanted}) limit 1`);
  return row?.address ?? null;
}

export async function insertContact(ctx: Ctx, row: Omit<typeof contacts.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(contacts).values({ ...row, orgId: ctx.orgId });
}

export async function changeContact(
  ctx: Ctx,
  id: string,
  changes: Partial<typeof contacts.$inferInsert>,
): Promise<void> {
  await ctx.tx.update(contacts).set(changes).where(byId(ctx, id));
}

/** Puts these addresses in place of the contact's. */
export async function replaceAddresses(ctx: Ctx, contactId: string, rows: { address: string; aliasKey: string }[]) {
  await ctx.tx
    .delete(contactAddresses)
    .where(and(eq(contactAddresses.orgId, ctx.orgId), eq(contactAddresses.contactId, contactId)));
  const inserted = rows.map((row, position) => ({ ...row, orgId: ctx.orgId, contactId, primary: position === 0 }));
  await ctx.tx.insert(contactAddresses).values(inserted);
}

/** Puts these customers in place of those in the actor's reach; others stay untouched. */
export async function replaceMemberships(
  ctx: Ctx,
  contactId: string,
  memberships: readonly Membership[],
): Promise<void> {
  const ofContact = and(eq(customerContacts.orgId, ctx.orgId), eq(customerContacts.contactId, contactId));
  await insertMemberships(ctx, contactId, memberships);
  const kept = memberships.map(({ customerId }) => customerId);
  await ctx.tx.delete(customerContacts).where(and(ofContact, sql`not (${inArray(customerContacts.customerId, kept)})`));
}

export async function insertMemberships(
  ctx: Ctx,
  contactId: string,
  memberships: readonly Membership[],
): Promise<void> {
  const rows = memberships.map((membership) => ({ ...membership, orgId: ctx.orgId, contactId, createdAt: ctx.now }));
  await ctx.tx
    .insert(customerContacts)
    .values(rows)
    .onConflictDoUpdate({
      target: [customerContacts.orgId, customerContacts.customerId, customerContacts.contactId],
      set: { role: sql`excluded.role` },
    });
}
