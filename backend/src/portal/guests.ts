import type { PortalLanguage } from '@threadline/shared/portal/schema';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { contactAddresses, contacts, customerContacts } from '../contacts/schema.js';
import { customers } from '../customers/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { portalGuests } from './schema.js';

/** A customer's person by ids. */
export interface GuestKey {
  customerId: string;
  contactId: string;
}

export const isGuest = (ctx: Ctx, { customerId, contactId }: GuestKey) =>
  and(
    eq(portalGuests.orgId, ctx.orgId),
    eq(portalGuests.customerId, customerId),
    eq(portalGuests.contactId, contactId),
  );

/** A contact's row as a guest, beside the customer they belong to. */
const isGuestOfCustomer = and(
  eq(portalGuests.orgId, customerContacts.orgId),
  eq(portalGuests.customerId, customerContacts.customerId),
  eq(portalGuests.contactId, customerContacts.contactId),
);

// For selects that join: from one table alone drizzle would leave out the names of the tables.
const firstAddress = sql<string | null>`(select a.address from contact_addresses a
  where a.org_id = ${contacts.orgId} and a.contact_id = ${contacts.id} order by a.is_primary desc, a.address limit 1)`;

/** Who may come in with an address: live contacts of live customers whose way in is open; the latest visited company first. */
export async function guestsByAddress(ctx: Ctx, address: string): Promise<(GuestKey & { name: string })[]> {
  const { orgId, contactId } = customerContacts;
  return ctx.tx
    .select({ customerId: customerContacts.customerId, contactId, name: contacts.name })
    .from(contactAddresses)
    .innerJoin(contacts, and(eq(contacts.orgId, contactAddresses.orgId), eq(contacts.id, contactAddresses.contactId)))
    .innerJoin(customerContacts, and(eq(orgId, contacts.orgId), eq(contactId, contacts.id)))
    .innerJoin(customers, and(eq(customers.orgId, orgId), eq(customers.id, customerContacts.customerId)))
    .leftJoin(portalGuests, isGuestOfCustomer)
    .where(
      and(
        eq(contactAddresses.orgId, ctx.orgId),
        eq(contactAddresses.address, address),
        isNull(contacts.removedAt),
        isNull(customers.archivedAt),
        isNull(portalGuests.closedAt),
      ),
    )
    .orderBy(sql`${portalGuests.lastSeenAt} desc nulls last`, customerContacts.createdAt, customerContacts.customerId)
    .limit(1);
}

/** Everybody who belongs to the customer, as guests of the portal. */
export function guestsOf(ctx: Ctx, customerId: string) {
  const { invitedAt, lastSeenAt, digest, closedAt } = portalGuests;
  const { orgId, contactId } = customerContacts;
  return ctx.tx
    .select({ contactId, name: contacts.name, address: firstAddress, invitedAt, lastSeenAt, digest, closedAt })
    .from(customerContacts)
    .innerJoin(contacts, and(eq(contacts.orgId, orgId), eq(contacts.id, contactId)))
    .leftJoin(portalGuests, isGuestOfCustomer)
    .where(and(eq(orgId, ctx.orgId), eq(customerContacts.customerId, customerId), isNull(contacts.removedAt)))
    .orderBy(asc(contacts.nameKey), asc(contacts.id))
    .limit(200);
}

/** The guest's own row, made where there was none. */
export async function changeGuest(
  ctx: Ctx,
  guest: GuestKey,
  change: Partial<typeof portalGuests.$inferInsert>,
): Promise<void> {
  const { customerId, contactId } = guest;
  await ctx.tx.insert(portalGuests).values({ orgId: ctx.orgId, customerId, contactId }).onConflictDoNothing();
  await ctx.tx.update(portalGuests).set(change).where(isGuest(ctx, guest));
}

export async function findGuestRow(ctx: Ctx, guest: GuestKey) {
  const [row] = await ctx.tx.select().from(portalGuests).where(isGuest(ctx, guest));
  return row ?? null;
}

/** The language in which a guest is written to. */
export async function languageOf(ctx: Ctx, guest: GuestKey, otherwise: PortalLanguage): Promise<PortalLanguage> {
  return (await findGuestRow(ctx, guest))?.language ?? otherwise;
}

/** Whether the contact has this address still. */
export async function hasAddress(ctx: Ctx, contactId: string, address: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ address: contactAddresses.address })
    .from(contactAddresses)
    .where(
      and(
        eq(contactAddresses.orgId, ctx.orgId),
        eq(contactAddresses.contactId, contactId),
        eq(contactAddresses.address, address),
      ),
    );
  return row !== undefined;
}

/** Name and first address of a contact who belongs to the customer; null where they do not, or are gone. */
export async function contactOf(ctx: Ctx, { customerId, contactId }: GuestKey) {
  const [row] = await ctx.tx
    .select({ name: contacts.name, address: firstAddress })
    .from(contacts)
    .innerJoin(
      customerContacts,
      and(eq(customerContacts.orgId, contacts.orgId), eq(customerContacts.contactId, contacts.id)),
    )
    .where(
      and(
        eq(contacts.orgId, ctx.orgId),
        eq(contacts.id, contactId),
        eq(customerContacts.customerId, customerId),
        isNull(contacts.removedAt),
      ),
    );
  return row ?? null;
}
