import { demoSlug } from '../seeds/demo/index.js';
import { createContact } from '../src/contacts/service.js';
import { createCustomer } from '../src/customers/service.js';
import { type Actor, type Ctx, inOrg, systemOf } from '../src/platform/db/in-org.js';
import { listPeople } from '../src/team/service.js';
import type { DeskWorld } from './desk-world.js';

/** Two customers that are one company, and a person of theirs who was written down twice. */
export async function enterTwins(world: DeskWorld): Promise<{ first: string; second: string }> {
  const { runtime } = world.server;
  const [org] = await runtime.db.sql<{ id: string }[]>`select find_organisation(${demoSlug}) as id`;
  const orgId = org?.id ?? '';
  const { items } = await inOrg(runtime, systemOf(orgId), (ctx) => listPeople(ctx, { limit: 100 }));
  const idOf = (email: string) => items.find((person) => person.email === email)?.id ?? '';
  const owner: Actor = {
    ...{ orgId, personId: idOf(world.settled.email), role: 'owner', via: 'session', credentialId: null },
  };
  const asOwner = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, owner, work);
  const terms = { plan: 'Gold', mrrCents: 120_000, currency: 'EUR' };
  const ownerId = idOf(world.colleague.email);
  const { id: first } = await asOwner((ctx) =>
    createCustomer(ctx, { name: 'Zebra GmbH', domains: ['zebra-holding.com'], ownerId, ...terms }),
  );
  const { id: second } = await asOwner((ctx) => createCustomer(ctx, { name: 'Zebra Holding', tags: ['vip'] }));
  const customers = [{ customerId: second, role: null }];
  for (const address of ['jane.doe@zebra-holding.com', 'jane+news@zebra-holding.com'])
    await asOwner((ctx) => createContact(ctx, { name: 'Jane Doe', addresses: [address], customers }));
  return { first, second };
}
