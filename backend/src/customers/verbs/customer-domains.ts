import type { CustomerDetail, customerDomain } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { tell } from '../events.js';
import { ownDomains } from '../own-domains.js';
import { deleteDomain, insertDomain } from '../queries.js';
import { identifyingDomain, registrableDomain } from '../registrable-domain.js';
import { getCustomer } from './read-customers.js';
import { requireCustomer } from './require-customer.js';

type Input = z.output<typeof customerDomain>;

/** Adds the registrable domain of what was entered. Two customers may share one: mail then shows both as candidates. */
export async function addDomain(ctx: Ctx, { customerId, domain: entered }: Input): Promise<CustomerDetail> {
  const { name } = await requireCustomer(ctx, customerId, 'customer.update');
  const domain = identifyingDomain(entered, await ownDomains(ctx));
  const added = await insertDomain(ctx, customerId, domain);
  if (added) await tell(ctx, 'customer.domain_added', { id: customerId, facts: { name, domain } });
  return getCustomer(ctx, { id: customerId });
}

/** Takes a domain from the customer; what was linked by it stays linked. */
export async function removeDomain(ctx: Ctx, { customerId, domain: entered }: Input): Promise<CustomerDetail> {
  const { name } = await requireCustomer(ctx, customerId, 'customer.update');
  const domain = registrableDomain(entered) ?? entered;
  const removed = await deleteDomain(ctx, customerId, domain);
  if (removed) await tell(ctx, 'customer.domain_removed', { id: customerId, facts: { name, domain } });
  return getCustomer(ctx, { id: customerId });
}
