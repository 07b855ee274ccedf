import * as z from 'zod';
import { cents, currency, day, emailAddress, id, instant, requiredText, tags, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { arrBands, customerSorts, sizes, stages } from './choices.js';

const segment = {
  industry: text(80).nullable(),
  plan: text(80).nullable(),
  size: z.enum(sizes).nullable(),
  region: text(80).nullable(),
  useCase: text(200).nullable(),
};
const terms = {
  signedUpOn: day.nullable(),
  startedOn: day.nullable(),
  contractStartOn: day.nullable(),
  contractEndOn: day.nullable(),
  renewalOn: day.nullable(),
  mrrCents: cents.nullable(),
  currency: currency.nullable(),
};

/** A registrable domain, such as `acme.com`; own, free-mail and public-suffix domains are refused by the service. */
export const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(253)
  .regex(/^[^\s\p{Cc}\p{Cs}]+$/u, 'Write a domain, such as acme.com.');

export const customerFields = z.strictObject({
  name: requiredText(120),
  stage: z.enum(stages),
  tags,
  ...segment,
  ...terms,
});

export const createCustomer = customerFields
  .partial()
  .required({ name: true })
  .extend({
    /** The account owner; a member may name only themself. */
    ownerId: id.nullable().optional(),
    domains: z.array(domainName).max(50).optional(),
    contact: z.strictObject({ name: requiredText(120), address: emailAddress }).optional(),
  });
export const updateCustomer = customerFields.partial().extend({ id, version: z.number().int().optional() });
export const customerById = z.strictObject({ id });

export const listCustomers = z.strictObject({
  ...pageInput,
  search: text(200).optional(),
  stage: z.array(z.enum(stages)).optional(),
  ownerId: id.optional(),
  plan: text(80).optional(),
  industry: text(80).optional(),
  region: text(80).optional(),
  size: z.enum(sizes).optional(),
  arrBand: z.enum(arrBands).optional(),
  tag: text(40).optional(),
  archived: z.boolean().default(false),
  sort: z.enum(customerSorts).default('name'),
});

export const customerSummary = z.object({
  id,
  name: z.string(),
  stage: z.enum(stages).nullable(),
  plan: z.string().nullable(),
  owner: personName.nullable(),
  domains: z.array(z.string()),
  tags: z.array(z.string()),
  arrCents: z.number().nullable(),
  arrBand: z.enum(arrBands).nullable(),
  currency: z.string().nullable(),
  renewalOn: day.nullable(),
  lastTouchAt: instant.nullable(),
  archivedAt: instant.nullable(),
});
export type CustomerSummary = z.infer<typeof customerSummary>;

export const customerAbilities = z.object({
  update: z.boolean(),
  archive: z.boolean(),
  remove: z.boolean(),
  merge: z.boolean(),
  assign: z.boolean(),
  writeContacts: z.boolean(),
  writeNotes: z.boolean(),
  createTasks: z.boolean(),
  log: z.boolean(),
  track: z.boolean(),
});

export const customerDetail = customerSummary.extend({
  ...segment,
  ...terms,
  people: z.array(personName),
  version: z.number().int(),
  createdAt: instant,
  abilities: customerAbilities,
});
export type CustomerDetail = z.infer<typeof customerDetail>;

export const customerPage = pageOf(customerSummary);
export const customerPerson = z.strictObject({ customerId: id, personId: id });
export const customerOwner = z.strictObject({ customerId: id, personId: id.nullable() });
export const customerDomain = z.strictObject({ customerId: id, domain: domainName });

/** A customer that went into the bin, with the contacts that belong to nobody else. */
export const removedCustomer = z.object({ id, name: z.string(), contacts: z.number().int(), removedAt: instant });
export type RemovedCustomer = z.infer<typeof removedCustomer>;
