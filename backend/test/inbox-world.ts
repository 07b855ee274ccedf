import { v7 as newId } from 'uuid';
import { createContact } from '../src/contacts/service.js';
import { assign, createCustomer } from '../src/customers/service.js';
import { type Actor, type Ctx, inOrg, systemOf } from '../src/platform/db/in-org.js';
import { addPerson, createOrganisation, reinstatePerson, suspendPerson } from '../src/team/service.js';
import { startTestServer, type TestServer, type TestServerOptions } from './server.js';

/** Everybody of the inbox world signs in with it. */
export const inboxPassword = 'a long enough password';

export interface InboxCustomer {
  name: string;
  contact: { name: string; address: string };
  /** Addresses of the colleagues who work with this customer. */
  people: readonly string[];
  /** Whose customer it is. */
  owner?: string;
}

export interface InboxWorld {
  server: TestServer;
  /** Shuts a colleague out, as an owner does on the desk. */
  suspend(email: string): Promise<void>;
  reinstate(email: string): Promise<void>;
}

/** A whole server with one organisation: an owner, the members named, and customers with one contact each. */
export async function startInboxWorld(
  members: readonly { name: string; email: string }[],
  customers: readonly InboxCustomer[],
  options: TestServerOptions = {},
): Promise<InboxWorld> {
  const server = await startTestServer(options);
  const orgId = newId();
  const person = { name: 'Olga Owner', email: 'olga@example.com', password: inboxPassword };
  const founded = await inOrg(server.runtime, systemOf(orgId), (ctx) =>
    createOrganisation(ctx, {
      id: orgId,
      name: 'Example',
      slug: 'example',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      owner: person,
    }),
  );
  const owner: Actor = { orgId, personId: founded.ownerId, role: 'owner', via: 'session', credentialId: null };
  const asOwner = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(server.runtime, owner, work);
  const ids = new Map<string, string>();
  for (const { name, email } of members) {
    const added = await asOwner((ctx) => addPerson(ctx, { name, email, role: 'member', password: inboxPassword }));
    ids.set(email, added.id);
  }
  const idOf = (email: string) => ids.get(email) ?? '';
  for (const customer of customers) await asOwner((ctx) => enter(ctx, customer, idOf));
  return {
    server,
    suspend: async (email) => void (await asOwner((ctx) => suspendPerson(ctx, { id: idOf(email) }))),
    reinstate: async (email) => void (await asOwner((ctx) => reinstatePerson(ctx, { id: idOf(email) }))),
  };
}

async function enter(ctx: Ctx, customer: InboxCustomer, idOf: (email: string) => string): Promise<void> {
  const { name, contact, people, owner } = customer;
  const owned = owner ? { ownerId: idOf(owner) } : {};
  const { id: customerId } = await createCustomer(ctx, { name, stage: 'adoption', plan: 'Team', ...owned });
  for (const email of people) await assign(ctx, { customerId, personId: idOf(email) });
  await createContact(ctx, {
    name: contact.name,
    addresses: [contact.address],
    customers: [{ customerId, role: null }],
  });
}
