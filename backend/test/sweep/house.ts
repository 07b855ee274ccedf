import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recurring } from '../../src/app/recurring.js';
import { readEnv } from '../../src/env.js';
import { connect } from '../../src/platform/db/connect.js';
import { openDatabase, type Sql } from '../../src/platform/db/database.js';
import { urlAs } from '../../src/platform/db/migrate.js';
import { startTestServer, type TestServer } from '../server.js';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.js';
import { createOrganisation } from '../world.js';
import { canary } from './canaries.js';
import { settle } from './fingerprint.js';
import { type Guests, seedGuests } from './guests.js';
import { receive } from './mail.js';
import { ask, type Office } from './office.js';
import { type PrincipalKey, tokensOf } from './principals.js';
import { ownThings, seedThings } from './seed.js';
import type { Things } from './things.js';

/** Two organisations on one server: in ours somebody in every role, a guest of two companies, and things of every kind. */
export interface House {
  server: TestServer;
  administrator: Sql;
  home: Office;
  foreignOrgId: string;
  foreign: Things;
  /** Of a customer of ours to whom nobody is assigned. */
  unassigned: Things;
  /** What each principal works on. */
  mine: Record<PrincipalKey, Things>;
  guests: Guests;
  close(): Promise<void>;
}

/** Opens the house and waits until all that follows from its seeds is done, so that only requests change rows. */
export async function openHouse(): Promise<House> {
  const sink = await startSmtpSink();
  const server = await startTestServer({ smtpUrl: sink.url });
  const administrator = connect(server.database.adminUrl, { max: 2 });
  const home = await openOffice(server);
  const abroad = await openOffice(server);
  const foreign = await seedThings(abroad, canary.foreign);
  const unassigned = await seedThings(home, canary.unassigned);
  const mine = await seedAssigned(home);
  const guests = await seedGuests({ home, sink });
  await settle(administrator);
  await doWhatComesByTheClock(server);
  await settle(administrator);
  return {
    ...{ server, administrator, home, foreign, unassigned, mine, guests },
    foreignOrgId: abroad.org.id,
    close: () => closeHouse(server, administrator, sink),
  };
}

/** An organisation of a server, with a token for everybody in it. */
export async function openOffice({ runtime, url }: TestServer): Promise<Office> {
  const org = await createOrganisation(runtime);
  return { url, runtime, org, tokens: await tokensOf(runtime, org) };
}

async function closeHouse(server: TestServer, administrator: Sql, sink: SmtpSink): Promise<void> {
  await administrator.end();
  await server.stop();
  await sink.close();
}

/** Once before the sweep, so that its minute finds nothing left to do. */
async function doWhatComesByTheClock({ database, runtime, url }: TestServer): Promise<void> {
  const db = await openDatabase({ url: urlAs(database.adminUrl, 'threadline_worker'), connections: 2 });
  const folder = await mkdtemp(join(tmpdir(), 'threadline-test-clock-'));
  const jobs = recurring({ ...readEnv({ DATA_DIR: folder }), publicBaseUrl: url });
  for (const { run } of jobs) await run({ ...runtime, db });
  await db.close();
  await rm(folder, { recursive: true, force: true });
}

/** The member's customer: with a task of the contractor, a sensitive note, and a mail in the admin's own mailbox. */
async function seedAssigned(home: Office): Promise<Record<PrincipalKey, Things>> {
  const { org } = home;
  const things = await seedThings(home, canary.assigned, 'member');
  const { customer } = things;
  await ask(home, 'owner', 'notes.write', { customerId: customer, body: `${canary.sensitive} note`, sensitive: true });
  const task = await ask<{ id: string }>(home, 'owner', 'tasks.create', {
    customerId: customer,
    title: 'For the contractor',
    assigneeId: org.contractor.personId,
  });
  const mailbox = { address: `admin@${org.slug}.test`, kind: 'personal' } as const;
  await receive(home.runtime, org.owner, { from: `jane@${canary.assigned}.com`, words: canary.personal, mailbox });
  await receive(home.runtime, org.owner, { from: 'stranger@nobody-known.com', words: canary.personal, mailbox });
  const on = { customer, task: things.task, word: canary.assigned };
  return {
    ...{ owner: things, colleague: things, readOnly: things, readKey: things, anonymous: things },
    admin: { ...things, ...(await ownThings(home, 'admin', on)) },
    member: { ...things, ...(await ownThings(home, 'member', on)) },
    contractor: { ...things, task: task.id, ...(await ownThings(home, 'contractor', { ...on, task: task.id })) },
  };
}
