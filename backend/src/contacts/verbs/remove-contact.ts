import type { Contact, contactById } from '@threadline/shared/contacts/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { tell } from '../events.js';
import { presentContact } from '../present.js';
import { type ContactRow, changeContact } from '../queries.js';
import { refuseHeld } from './check-contact.js';
import { requireContact } from './require-contact.js';

/** Takes the contact out of lists, search and the recognition of mail; `restoreContact` brings it back. */
export async function removeContact(ctx: Ctx, { id }: z.output<typeof contactById>): Promise<Contact> {
  const row = await requireContact(ctx, id, 'contact.remove');
  if (row.removedAt) return presentContact(ctx, row);
  await changeContact(ctx, id, { removedAt: ctx.now });
  await tell(ctx, 'contact.removed', { contact: row, customerIds: customersOf(row) });
  return presentContact(ctx, { ...row, removedAt: ctx.now });
}

/** Brings a removed contact back; Conflict where another contact has taken one of its addresses since. */
export async function restoreContact(ctx: Ctx, { id }: z.output<typeof contactById>): Promise<Contact> {
  const row = await requireContact(ctx, id, 'contact.remove');
  if (!row.removedAt) return presentContact(ctx, row);
  await refuseHeld(ctx, row.addresses, id);
  await changeContact(ctx, id, { removedAt: null });
  await tell(ctx, 'contact.restored', { contact: row, customerIds: customersOf(row) });
  return presentContact(ctx, { ...row, removedAt: null });
}

const customersOf = ({ customers }: ContactRow): string[] => customers.map(({ customerId }) => customerId);
