import type { CustomerDetail, createCustomer as createInput } from '@threadline/shared/customers/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { createContact } from '../../contacts/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tell } from '../events.js';
import { ownDomains } from '../own-domains.js';
import { findAssignable, insertAssignment } from '../people-queries.js';
import { insertCustomer, insertDomain } from '../queries.js';
import { identifyingDomain } from '../registrable-domain.js';
import { checkTerms } from '../terms.js';
import { requireOwner } from './customer-people.js';
import { getCustomer } from './read-customers.js';

type Named = { id: string; name: string };
export type NewCustomer = z.output<typeof createInput>;

/**
 * Creates a customer with its domains and first contact. A member is assigned to it at once, for a member sees
 * assigned customers only.
 */
export async function createCustomer(ctx: Ctx, input: NewCustomer): Promise<CustomerDetail> {
  authorise(ctx, 'customer.create');
  const { domains = [], contact, ownerId, ...fields } = input;
  checkTerms(fields);
  if (ownerId && ownerId !== ctx.personId) authorise(ctx, 'customer.assign');
  const owner = ownerId ? requireOwner(await findAssignable(ctx, ownerId)) : null;
  const own = domains.length > 0 ? await ownDomains(ctx) : new Set<string>();
  const identifying = new Set(domains.map((domain) => identifyingDomain(domain, own)));
  const id = newId();
  await insertCustomer(ctx, { ...fields, stage: fields.stage ?? 'onboarding', id, createdAt: ctx.now });
  if (ctx.role === 'member') await insertAssignment(ctx, { customerId: id, personId: ctx.personId, kind: 'assigned' });
  await tell(ctx, 'customer.created', { id, facts: { name: input.name } });
  if (owner) await giveTo(ctx, { id, name: input.name }, owner);
  for (const domain of identifying) await giveDomain(ctx, { id, name: input.name }, domain);
  if (contact) {
    const { name, address } = contact;
    await createContact(ctx, { name, addresses: [address], customers: [{ customerId: id, role: null }] });
  }
  return getCustomer(ctx, { id });
}

async function giveTo(ctx: Ctx, { id, name }: Named, owner: Named): Promise<void> {
  await insertAssignment(ctx, { customerId: id, personId: owner.id, kind: 'owner' });
  await tell(ctx, 'customer.owner_changed', { id, facts: { name, from: null, to: owner } });
}

async function giveDomain(ctx: Ctx, { id, name }: Named, domain: string): Promise<void> {
  await insertDomain(ctx, id, domain);
  await tell(ctx, 'customer.domain_added', { id, facts: { name, domain } });
}
