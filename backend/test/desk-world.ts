import { v7 as newId } from 'uuid';
import { demoSignIns, demoSlug, seedDemo } from '../seeds/demo/index.js';
import { createKey } from '../src/api-keys/service.js';
import { queueMail } from '../src/mail-outbox/service.js';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../src/platform/db/in-org.js';
import { createOrganisation, listPeople } from '../src/team/service.js';
import { startTestServer, type TestServer } from './server.js';

export interface SignIn {
  email: string;
  password: string;
}

export interface DeskWorld {
  server: TestServer;
  /** Owns an organisation in which half a year has happened. */
  settled: SignIn;
  /** Works there with customers of her own. */
  colleague: SignIn;
  /** May see little there. */
  consultant: SignIn;
  /** Owns an organisation in which nothing has happened yet. */
  founder: SignIn;
}

/** One server with an organisation full of work and one that was founded a moment ago. */
export async function startDeskWorld(): Promise<DeskWorld> {
  const server = await startTestServer();
  await seedDemo(server.runtime);
  await fillCorners(server.runtime);
  const founder = { email: 'nora@new.test', password: 'a long enough password' };
  const orgId = newId();
  await inOrg(server.runtime, systemOf(orgId), (ctx) =>
    createOrganisation(ctx, {
      ...{ id: orgId, name: 'Newly Founded', slug: 'new', timeZone: 'Europe/Berlin', locale: 'en' },
      owner: { name: 'Nora New', ...founder },
    }),
  );
  return { server, settled: as('miriam'), colleague: as('dana'), consultant: as('tomas'), founder };
}

const as = (name: string): SignIn => {
  const found = demoSignIns.find(({ email }) => email.startsWith(name));
  if (!found) throw new Error(`Nobody of the demo world is called ${name}.`);
  return found;
};

/** What the demo world leaves empty: keys for programs, and mail that the product writes. */
async function fillCorners(runtime: Runtime): Promise<void> {
  const [found] = await runtime.db.sql<{ id: string }[]>`select find_organisation(${demoSlug}) as id`;
  const orgId = found?.id ?? '';
  const { items } = await inOrg(runtime, systemOf(orgId), (ctx) => listPeople(ctx, { limit: 100 }));
  const personId = items.find(({ email }) => email === as('miriam').email)?.id ?? '';
  const owner: Actor = { orgId, personId, role: 'owner', via: 'session', credentialId: null };
  const asOwner = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, owner, work);
  await asOwner((ctx) => createKey(ctx, { name: 'Nightly export to the data warehouse', scopes: ['read'] }));
  await asOwner((ctx) => createKey(ctx, { name: 'Billing', scopes: ['read', 'write'] }));
  for (const subject of [
    'Dana mentioned you in a note',
    'Three follow-ups are overdue: Alderbrook Logistics and two more',
  ])
    await asOwner((ctx) => queueMail(ctx, { to: 'dana@demo.test', subject, body: 'Open Threadline to see more.' }));
}
