import type {
  Contact,
  createContact as createInput,
  updateContact as updateInput,
} from '@threadline/shared/contacts/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tell } from '../events.js';
import { presentContact } from '../present.js';
import {
  type ContactRow,
  changeContact,
  insertContact,
  insertMemberships,
  replaceAddresses,
  replaceMemberships,
} from '../queries.js';
import { checkedAddresses, checkedMemberships } from './check-contact.js';
import { requireContact } from './require-contact.js';

/** Adds a person of one or more customers, with the first address as the primary one. */
export async function createContact(ctx: Ctx, input: z.output<typeof createInput>): Promise<Contact> {
  authorise(ctx, 'contact.write');
  const { name, title = null, phone = null } = input;
  const id = newId();
  const memberships = await checkedMemberships(ctx, input.customers);
  const addresses = await checkedAddresses(ctx, input.addresses, id);
  await insertContact(ctx, { id, name, title, phone, createdAt: ctx.now });
  await insertMemberships(ctx, id, memberships);
  await replaceAddresses(ctx, id, addresses);
  await tell(ctx, 'contact.created', {
    contact: { id, name },
    customerIds: memberships.map(({ customerId }) => customerId),
  });
  return presentContact(ctx, await requireContact(ctx, id, 'contact.write'));
}

/** Changes the fields given; addresses and customers, where given, take the place of the former ones. */
export async function updateContact(ctx: Ctx, input: z.output<typeof updateInput>): Promise<Contact> {
  const before = await requireContact(ctx, input.id, 'contact.write');
  const { id, name = before.name, title = before.title, phone = before.phone } = input;
  const memberships = input.customers && (await checkedMemberships(ctx, input.customers));
  const addresses = input.addresses && (await checkedAddresses(ctx, input.addresses, id));
  await changeContact(ctx, id, { name, title, phone });
  if (addresses) await replaceAddresses(ctx, id, addresses);
  if (memberships) await replaceMemberships(ctx, id, memberships);
  const after = await requireContact(ctx, id, 'contact.write');
  const changed = changedNames(before, after);
  if (changed.length > 0)
    await tell(ctx, 'contact.updated', { contact: { id, name }, customerIds: concerned(before, after), changed });
  return presentContact(ctx, after);
}

function changedNames(before: ContactRow, after: ContactRow): string[] {
  const fields = ['name', 'title', 'phone', 'addresses', 'customers'] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** Customers that have, or had until now, this contact. */
const concerned = (...rows: ContactRow[]): string[] => [
  ...new Set(rows.flatMap(({ customers }) => customers.map(({ customerId }) => customerId))),
];
