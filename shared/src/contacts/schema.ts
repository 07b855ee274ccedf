import * as z from 'zod';
import { emailAddress, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { contactRoles } from './choices.js';

const membership = z.strictObject({ customerId: id, role: z.enum(contactRoles).nullable() });

export const createContact = z.strictObject({
  name: requiredText(120),
  title: text(120).nullable().optional(),
  phone: text(40).nullable().optional(),
  addresses: z.array(emailAddress).min(1).max(20),
  customers: z.array(membership).min(1).max(50),
});
export const updateContact = createContact.partial().extend({ id });
export const contactById = z.strictObject({ id });
export const listContacts = z.strictObject({
  ...pageInput,
  customerId: id.optional(),
  search: text(200).optional(),
});

/** Addresses and phone are empty for a contractor, who sees names only. */
export const contact = z.object({
  id,
  name: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  addresses: z.array(z.string()),
  /** Those of the addresses from which mail last came back for good. */
  bounced: z.array(z.string()),
  customers: z.array(z.object({ customerId: id, customerName: z.string(), role: z.enum(contactRoles).nullable() })),
  removedAt: instant.nullable(),
});
export type Contact = z.infer<typeof contact>;
export const contactPage = pageOf(contact);

/** Pairs of contacts of one customer that may be the same person. */
export const lookAlikes = z.strictObject({ customerId: id });
export const lookAlikeReasons = ['alias', 'name'] as const;
const likeness = z.object({ id, name: z.string(), address: z.string().nullable() });
export const lookAlikePairs = z.object({
  items: z.array(z.object({ reason: z.enum(lookAlikeReasons), first: likeness, second: likeness })),
});
export type LookAlikePairs = z.infer<typeof lookAlikePairs>;
