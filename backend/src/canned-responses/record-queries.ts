import { and, asc, eq, isNull } from 'drizzle-orm';
import { contactAddresses, contacts, customerContacts } from '../contacts/schema.js';
import { assignments, customers } from '../customers/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

/** The contact with an address, and their customers, as far as the asker sees them. */
export async function contactByAddress(ctx: Ctx, address: string) {
  const rows = await ctx.tx
    .select({ name: contacts.name, customerId: customerContacts.customerId })
    .from(contactAddresses)
    .innerJoin(contacts, and(eq(contacts.orgId, contactAddresses.orgId), eq(contacts.id, contactAddresses.contactId)))
    .leftJoin(
      customerContacts,
      and(eq(customerContacts.orgId, contacts.orgId), eq(customerContacts.contactId, contacts.id)),
    )
    .where(
      and(
        eq(contactAddresses.orgId, ctx.orgId),
        eq(contactAddresses.address, address.toLowerCase()),
        isNull(contacts.removedAt),
      ),
    )
    .orderBy(asc(customerContacts.createdAt));
  const [first] = rows;
  return first ? { name: first.name, customerIds: rows.flatMap(({ customerId }) => customerId ?? []) } : null;
}

/** Name and owner of a customer that the asker sees. */
export async function customerWords(ctx: Ctx, customerId: string): Promise<{ name: string; owner: string } | null> {
  const isOwner = and(
    eq(assignments.orgId, customers.orgId),
    eq(assignments.customerId, customers.id),
    eq(assignments.kind, 'owner'),
  );
  const isPerson = and(eq(people.orgId, assignments.orgId), eq(people.id, assignments.personId));
  const [row] = await ctx.tx
    .select({ name: customers.name, owner: people.name })
    .from(customers)
    .leftJoin(assignments, isOwner)
    .leftJoin(people, isPerson)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId), isNull(customers.removedAt)));
  return row ? { name: row.name, owner: row.owner ?? '' } : null;
}

/** The asker's name. */
export async function ownName(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId)));
  return row?.name ?? '';
}

export async function organisationSlug(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, ctx.orgId));
  return row?.slug ?? '';
}
