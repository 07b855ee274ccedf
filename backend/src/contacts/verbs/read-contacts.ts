import type { contactPage, listContacts as listInput } from '@threadline/shared/contacts/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentContact } from '../present.js';
import { findContacts } from '../queries.js';

/** The contacts in the actor's reach, by name, or by relevance when searched. */
export async function listContacts(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof contactPage>> {
  authorise(ctx, 'contact.read');
  const page = await findContacts(ctx, input);
  return { items: page.items.map((row) => presentContact(ctx, row)), nextCursor: page.nextCursor };
}
