import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { samlDesk } from '../../../test/saml-desk.js';
import { type SamlTestProvider, startSamlProvider } from '../../../test/saml-provider.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { ssoDesk } from '../../../test/sso-world.js';
import type { TestAnswer } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { endSignIns } from '../../platform/auth/end-credentials.js';
import { identities, people } from '../../platform/auth/schema.js';
import { holdPerson } from '../../platform/auth/standing.js';
import { inOrg } from '../../platform/db/in-org.js';

let provider: TestProvider;
let saml: SamlTestProvider;
let server: TestServer;
let org: TestOrganisation;
let desk: ReturnType<typeof ssoDesk>;

beforeAll(async () => {
  [provider, saml] = [await startOpenIdProvider('sso'), await startSamlProvider()];
  server = await startTestServer();
  desk = ssoDesk(server, provider);
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
  await saml?.close();
});
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  await server.runtime.db.sql`delete from sign_in_attempts`;
});

const setAddress = (personId: string, email: string) =>
  inOrg(server.runtime, org.system, (ctx) => ctx.tx.update(people).set({ email }).where(eq(people.id, personId)));
const linked = () => inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities));

test('an admin is linked by hand alone, as an owner is', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  await setAddress(org.admin.personId, `adam@${domain}`);
  expect((await desk.signIn(org.slug, `adam@${domain}`)).body).toHaveProperty('confirm');
  expect(await linked()).toEqual([]);
});

test('an address of which the provider does not say that it was checked links nobody and makes nobody', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  await setAddress(org.member.personId, `unsaid.mia@${domain}`);
  for (const who of ['unsaid.mia', 'unsaid.new', 'unchecked'])
    expect((await desk.signIn(org.slug, `${who}@${domain}`)).body).toHaveProperty('confirm');
  expect(await linked()).toEqual([]);
});

test('an organisation reads its own name for a provider, and never another’s', async () => {
  const other = await createOrganisation(server.runtime);
  for (const [who, name] of [
    [org.owner, 'Name of the first'],
    [other.owner, 'Name of the second'],
  ] as const) {
    const browser = await desk.desk(who);
    const { data } = await browser.call('sso.save', { ...desk.openId, issuer: 'http://127.0.0.1:1', name });
    const { body } = await browser.send('/auth/sso/begin', { intent: 'test', connection: data.id });
    expect(body.error.message).toContain(name);
  }
});

test.each(['link', 'confirm'] as const)('a session that ends meanwhile adds no way in by %s', async (how) => {
  const scene = samlDesk(server, saml);
  const id = await scene.connect(await desk.desk(org.owner));
  const thief = await desk.desk(org.member);
  expect((await (how === 'link' ? linking() : confirming())).status).toBe(401);
  expect(await linked()).toEqual([]);

  async function linking() {
    const back = await scene.ask(thief, { intent: 'link', connection: id }, { login: 'thief' });
    return whileEnding(() => scene.finish(thief, back));
  }
  async function confirming() {
    const asked = { intent: 'sign_in', organisation: org.slug };
    const said = { login: `member@${org.slug}.test` };
    const { body } = await scene.go(thief, asked, said);
    return whileEnding(() => thief.send('/auth/sso/confirm', { ticket: body.confirm.ticket }));
  }
});

/** Ends the member's sessions while a request of theirs is under way: it waits for the person, who is held. */
async function whileEnding(send: () => Promise<TestAnswer>): Promise<TestAnswer> {
  const { personId } = org.member;
  const { answer } = await inOrg(server.runtime, org.system, async (ctx) => {
    await holdPerson(ctx, personId);
    const sent = send();
    await expect.poll(waiting).toBeGreaterThan(0);
    await endSignIns(ctx, { personId, except: null, because: 'reset' });
    return { answer: sent };
  });
  return answer;
}

const waiting = async () => {
  const [row] = await server.runtime.db.sql`
    select count(*)::int as held from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.held;
};
