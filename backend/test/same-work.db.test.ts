import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashPassword } from '../src/platform/auth/passwords.js';
import { people } from '../src/platform/auth/schema.js';
import { connect } from '../src/platform/db/connect.js';
import { inOrg } from '../src/platform/db/in-org.js';
import { openBrowser } from './portal/browser.js';
import { type Company, type PortalWorld, startPortalWorld } from './portal/portal-world.js';

// The real one, with a count beside it: most of a sign-in's time goes by in it.
const argon = vi.hoisted(() => ({ runs: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const counted =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A) => {
      argon.runs += 1;
      return work(...given);
    };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

let world: PortalWorld;
let acme: Company;
beforeAll(async () => {
  world = await startPortalWorld();
  acme = await world.customer('Acme', 'acme-same-work.com');
  const { org } = world.office;
  const passwordHash = await hashPassword('what she signs in with');
  await inOrg(world.server.runtime, org.system, (ctx) => ctx.tx.update(people).set({ passwordHash }));
});
afterAll(() => world?.stop());

type Listening = { options: { debug?: ((id: number, query: string) => void) | undefined } };

/** Every statement that the server sends to the database until the answer is there, and how often it ran argon2. */
async function workOf(ask: () => Promise<Response>): Promise<{ status: number; runs: number; statements: string[] }> {
  const { db } = world.server.runtime;
  await db.sql`delete from sign_in_attempts`;
  const statements: string[] = [];
  const clients = [db.sql, (db.orm as unknown as { $client: Listening }).$client] as unknown as Listening[];
  for (const { options } of clients) options.debug = (_id, query) => statements.push(query);
  const before = argon.runs;
  const answer = await ask();
  for (const { options } of clients) options.debug = undefined;
  return { status: answer.status, runs: argon.runs - before, statements };
}

const post = (path: string, body: unknown) => () => openBrowser(world.server.url).post(path, body);
const signIn = (email: string) => post('/auth/sign-in', { email, password: 'not the right password' });

test('a sign-in with a wrong password is as much work for an address that nobody has', async () => {
  const domain = `${world.office.org.slug}.test`;
  await signIn(`first@${domain}`)();
  const known = await workOf(signIn(`member@${domain}`));
  const unknown = await workOf(signIn(`nobody@${domain}`));
  const elsewhere = await workOf(signIn('nobody@nowhere-known.com'));
  expect(known).toMatchObject({ status: 401, runs: 1 });
  expect(known.statements.length).toBeGreaterThan(1);
  expect(unknown).toEqual(known);
  expect(elsewhere).toEqual(known);
});

test('asking for a new password is as much work for an address that nobody has, until it is answered', async () => {
  const ask = (email: string) => post('/auth/reset/ask', { email });
  const administrator = connect(world.server.database.adminUrl, { max: 1 });
  const isAnswered = async () =>
    expect(await administrator`select from reset_requests where address is not null`).toHaveLength(0);
  // What goes out by mail is written when the answer is on its way, in a transaction; nothing before it is in one.
  const untilAnswered = ({ statements, ...told }: Awaited<ReturnType<typeof workOf>>) => {
    const begins = statements.findIndex((statement) => /^\s*begin/i.test(statement));
    return { ...told, statements: begins < 0 ? statements : statements.slice(0, begins) };
  };
  const known = untilAnswered(await workOf(ask(`owner@${world.office.org.slug}.test`)));
  await vi.waitFor(isAnswered, { timeout: 20_000 });
  const unknown = untilAnswered(await workOf(ask(`nobody@${world.office.org.slug}.test`)));
  await vi.waitFor(isAnswered, { timeout: 20_000 });
  await administrator.end();
  expect(known).toMatchObject({ status: 204, runs: 0 });
  expect(known.statements.length).toBeGreaterThan(1);
  expect(unknown).toEqual(known);
});

test('asking for a link into the portal is as much work for an address that nobody has', async () => {
  const organisation = world.office.org.slug;
  const ask = (address: string) => post('/portal/trpc/entry.request', { organisation, address });
  await ask('first@nowhere-known.com')();
  const known = await workOf(ask(acme.address));
  const unknown = await workOf(ask('nobody@nowhere-known.com'));
  expect(known).toMatchObject({ status: 200, runs: 0 });
  expect(known.statements.length).toBeGreaterThan(3);
  expect(unknown).toEqual(known);
});
