import type { Contact } from '@threadline/shared/contacts/schema';
import type { Ctx } from '../platform/db/in-org.js';
import type { ContactRow } from './queries.js';

/** The contact as the actor may see it: a contractor learns the name alone. */
export function presentContact(ctx: Ctx, row: ContactRow): Contact {
  const { id, name, title, phone, addresses, bounced, customers } = row;
  if (ctx.role === 'contractor')
    return { id, name, title: null, phone: null, addresses: [], bounced: [], customers: [], removedAt: null };
  return { id, name, title, phone, addresses, bounced, customers, removedAt: row.removedAt?.toISOString() ?? null };
}
