import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { contactAddresses, contacts } from '../schema.js';

export interface BouncedContact {
  id: string;
  name: string;
  customers: { customerId: string; role: string | null }[];
}

interface Failure {
  /** Lower case. */
  address: string;
  code: string | null;
  at: Date;
}

/** Marks an address that mail comes back from, wherever a contact has it; a newer mark stays. Contacts are only found. */
export async function markBounced(ctx: Ctx, { address, code, at }: Failure): Promise<BouncedContact[]> {
  const isOlder = or(isNull(contactAddresses.bouncedAt), lt(contactAddresses.bouncedAt, at));
  const marked = await ctx.tx
    .update(contactAddresses)
    .set({ bouncedAt: at, bounceCode: code })
    .where(and(eq(contactAddresses.orgId, ctx.orgId), eq(contactAddresses.address, address), isOlder))
    .returning({ id: contactAddresses.contactId });
  const found = await contactsWith(
    ctx,
    marked.map(({ id }) => id),
  );
  const data = (role: string | null, name: string) => ({ name, address, code, champion: role === 'champion' });
  await tellEach(ctx, 'contact.bounced', { found, at, data });
  return found;
}

/** Takes the mark off: somebody wrote from the address after mail to it had come back. */
export async function clearBounce(ctx: Ctx, { address, at }: Pick<Failure, 'address' | 'at'>): Promise<void> {
  const { bouncedAt } = contactAddresses;
  const cleared = await ctx.tx
    .update(contactAddresses)
    .set({ bouncedAt: null, bounceCode: null })
    .where(
      and(
        eq(contactAddresses.orgId, ctx.orgId),
        eq(contactAddresses.address, address),
        isNotNull(bouncedAt),
        lt(bouncedAt, at),
      ),
    )
    .returning({ id: contactAddresses.contactId });
  const found = await contactsWith(
    ctx,
    cleared.map(({ id }) => id),
  );
  await tellEach(ctx, 'contact.bounce_cleared', { found, at, data: (_role, name) => ({ name, address }) });
}

async function contactsWith(ctx: Ctx, ids: readonly string[]): Promise<BouncedContact[]> {
  if (ids.length === 0) return [];
  const customers = sql<BouncedContact['customers']>`(select coalesce(json_agg(
      json_build_object('customerId', cc.customer_id, 'role', cc.role) order by cc.customer_id), '[]')
    from customer_contacts cc where cc.org_id = contacts.org_id and cc.contact_id = contacts.id)`;
  const wanted = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return ctx.tx
    .select({ id: contacts.id, name: contacts.name, customers: customers.as('customers') })
    .from(contacts)
    .where(and(eq(contacts.orgId, ctx.orgId), isNull(contacts.removedAt), sql`${contacts.id} in (${wanted})`));
}

interface Telling {
  found: readonly BouncedContact[];
  at: Date;
  data(role: string | null, name: string): Record<string, unknown>;
}

async function tellEach(ctx: Ctx, name: 'contact.bounced' | 'contact.bounce_cleared', { found, at, data }: Telling) {
  for (const contact of found) {
    for (const { customerId, role } of contact.customers) {
      const subject = { type: 'contact', id: contact.id };
      await record(ctx, { name, subject, customerId, at, data: data(role, contact.name), searchable: contact.name });
    }
  }
}
