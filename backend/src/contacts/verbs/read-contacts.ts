import type {
  contactPage,
  LookAlikePairs,
  listContacts as listInput,
  lookAlikes as lookAlikesInput,
} from '@threadline/shared/contacts/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { findLookAlikes } from '../look-alike-queries.js';
import { presentContact } from '../present.js';
import { findContacts, reachableCustomers } from '../queries.js';

/** The contacts in the actor's reach, by name, or by relevance when searched. */
export async function listContacts(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof contactPage>> {
  authorise(ctx, 'contact.read');
  const page = await findContacts(ctx, input);
  return { items: page.items.map((row) => presentContact(ctx, row)), nextCursor: page.nextCursor };
}

/** Pairs of the customer's contacts that may be one person, for whoever may merge them. */
export async function lookAlikes(ctx: Ctx, { customerId }: z.output<typeof lookAlikesInput>): Promise<LookAlikePairs> {
  authorise(ctx, 'contact.merge');
  if (!(await reachableCustomers(ctx, [customerId])).has(customerId)) throw new NotFound('customer');
  return { items: await findLookAlikes(ctx, customerId) };
}
