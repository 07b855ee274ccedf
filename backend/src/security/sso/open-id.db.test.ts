import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { approveSignIn } from '../../../test/approve-sign-in.js';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { ssoDesk } from '../../../test/sso-world.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { outboundMails } from '../../mail-outbox/schema.js';
import { renewRecoveryCodes } from '../../platform/auth/factors/recovery-codes.js';
import { identities, people } from '../../platform/auth/schema.js';
import { inOrg } from '../../platform/db/in-org.js';
import { removePerson, suspendPerson } from '../../team/service.js';
import { answerResetRequests } from '../service.js';
import { ssoConnections } from './schema.js';

let provider: TestProvider;
let server: TestServer;
let org: TestOrganisation;
let desk: ReturnType<typeof ssoDesk>;

beforeAll(async () => {
  provider = await startOpenIdProvider('sso');
  server = await startTestServer();
  desk = ssoDesk(server, provider);
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
});
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  await server.runtime.db.sql`delete from sign_in_attempts`;
});

const refusal = (sentence: string) => ({ body: { error: { message: expect.stringContaining(sentence) } } });
const personBy = (email: string) =>
  inOrg(server.runtime, org.system, async (ctx) => {
    const [row] = await ctx.tx.select().from(people).where(eq(people.email, email));
    return row ?? null;
  });
const setAddress = (personId: string, email: string) =>
  inOrg(server.runtime, org.system, (ctx) => ctx.tx.update(people).set({ email }).where(eq(people.id, personId)));
const linked = () => inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities));

test('somebody of a proven domain who is new becomes a member once, and is the same person from then on', async () => {
  const { id } = await desk.connect(org.owner);
  const address = `nora@${await desk.prove(org, id)}`;
  const browser = desk.open();
  expect(await desk.signIn(address, address, browser)).toMatchObject({ status: 204 });
  const person = await personBy(address);
  expect(person).toMatchObject({ role: 'member', name: `Name of ${address}`, passwordHash: null });
  expect(await browser.whoIs()).toBe(person?.id);
  const again = desk.open();
  await desk.signIn(org.slug, address, again);
  expect(await again.whoIs()).toBe(person?.id);
  const told = await desk.auditOf(org);
  expect(told.filter((action) => ['person.added', 'person.identity_linked'].includes(action))).toHaveLength(2);
});

test('an address of a domain that is not proven makes nobody, and links nobody', async () => {
  await desk.connect(org.owner);
  const known = (await inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(people))).length;
  expect(await desk.signIn(org.slug, `new@${org.slug}.test`)).toMatchObject({ status: 403, ...refusal('invite you') });
  const answer = await desk.signIn(org.slug, `member@${org.slug}.test`);
  expect(answer.body).toMatchObject({ confirm: { label: `member@${org.slug}.test` } });
  expect(await linked()).toEqual([]);
  expect(await inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(people))).toHaveLength(known);
});

test('somebody who is here links once by showing who they are here, in the same browser', async () => {
  await desk.connect(org.owner);
  const browser = desk.open();
  const { body } = await desk.signIn(org.slug, `member@${org.slug}.test`, browser);
  expect(await browser.whoIs()).toBeNull();
  const { ticket } = body.confirm;
  const stranger = await desk.desk(org.colleague);
  expect((await stranger.send('/auth/sso/confirm', { ticket })).status).toBe(400);
  expect((await browser.send('/auth/sso/confirm', { ticket })).status).toBe(401);
  for (const [name, value] of (await desk.desk(org.member)).jar) browser.jar.set(name, value);
  expect((await browser.send('/auth/sso/confirm', { ticket })).body).toEqual({ linked: true });
  const later = desk.open();
  expect((await desk.signIn(org.slug, `member@${org.slug}.test`, later)).status).toBe(204);
  expect(await later.whoIs()).toBe(org.member.personId);
});

test('of a proven domain a member is known by the address, an owner never, nor a second subject with it', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  await setAddress(org.member.personId, `mia@${domain}`);
  await setAddress(org.owner.personId, `boss@${domain}`);
  const browser = desk.open();
  expect((await desk.signIn(`mia@${domain}`, `mia@${domain}`, browser)).status).toBe(204);
  expect(await browser.whoIs()).toBe(org.member.personId);
  expect((await desk.signIn(org.slug, `boss@${domain}`)).body).toHaveProperty('confirm');
  await setAddress(org.member.personId, `mia.new@${domain}`);
  expect((await desk.signIn(org.slug, `mia.new@${domain}`)).body).toHaveProperty('confirm');
  expect(await linked()).toHaveLength(1);
});

test('an address that the provider says is unchecked counts for nothing', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  expect((await desk.signIn(org.slug, `unchecked@${domain}`)).body).toHaveProperty('confirm');
  expect(await personBy(`unchecked@${domain}`)).toBeNull();
});

test('whoever was suspended or has left does not come back by this door', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  const [mia, carl] = [`mia@${domain}`, `carl@${domain}`];
  await setAddress(org.member.personId, mia);
  await setAddress(org.colleague.personId, carl);
  expect((await desk.signIn(org.slug, mia)).status).toBe(204);
  await inOrg(server.runtime, org.owner, (ctx) => suspendPerson(ctx, { id: org.member.personId }));
  await inOrg(server.runtime, org.owner, (ctx) => removePerson(ctx, { id: org.colleague.personId }));
  for (const who of [mia, carl])
    expect(await desk.signIn(org.slug, who)).toMatchObject({ status: 403, ...refusal('invite you') });
});

test('an owner comes in by what an owner has set, and not by what an admin has changed', async () => {
  const { id } = await desk.connect(org.owner);
  const owner = await desk.desk(org.owner);
  expect((await desk.go(owner, { intent: 'link', connection: id }, 'boss@anywhere.example')).body).toEqual({
    linked: true,
  });
  expect((await desk.signIn(org.slug, 'boss@anywhere.example')).status).toBe(204);
  const admin = await desk.desk(org.admin);
  const renamed = { ...desk.openId, id, clientSecret: undefined, name: 'Renamed' };
  expect((await admin.call('sso.save', renamed)).data).toMatchObject({ vouchesForOwners: true });
  await inOrg(server.runtime, org.owner, ({ tx }) =>
    tx.update(ssoConnections).set({ vouchesForOwners: false }).where(eq(ssoConnections.id, id)),
  );
  expect(await desk.signIn(org.slug, 'boss@anywhere.example')).toMatchObject({
    ...{ status: 403 },
    ...refusal('lets no owner in until an owner vouches for it'),
  });
  await owner.call('sso.save', { ...renamed, vouchFor: [] });
  expect((await desk.signIn(org.slug, 'boss@anywhere.example')).status).toBe(204);
});

test('the same subject is somebody else, or nobody, in another organisation', async () => {
  const other = await createOrganisation(server.runtime);
  const mine = await desk.connect(org.owner);
  const theirs = await desk.connect(other.owner);
  const member = await desk.desk(org.member);
  await desk.go(member, { intent: 'link', connection: mine.id }, 'sam@anywhere.example');
  expect(await desk.signIn(other.slug, 'sam@anywhere.example')).toMatchObject({ status: 403 });
  const foreign = await desk.go(member, { intent: 'link', connection: theirs.id }, 'sam@anywhere.example');
  expect(foreign.status).toBe(404);
  const admin = await desk.desk(org.admin);
  for (const [name, input] of [
    ['sso.switch', { id: theirs.id, enabled: false }],
    ['sso.remove', { id: theirs.id }],
    ['sso.save', { ...desk.openId, id: theirs.id }],
    ['sso.addDomain', { id: theirs.id, domain: 'acme.example' }],
  ] as const)
    expect((await admin.call(name, input)).status).toBe(404);
});

test('an answer is good in the browser that began, and once', async () => {
  await desk.connect(org.owner);
  const [mine, others] = [desk.open(), desk.open()];
  const begin = (browser: typeof mine) =>
    browser.send('/auth/sso/begin', { intent: 'sign_in', organisation: org.slug });
  await begin(others);
  const back = await approveSignIn((await begin(mine)).body.redirectTo, `member@${org.slug}.test`);
  expect(await desk.finish(others, back)).toMatchObject({ status: 400, ...refusal('begun elsewhere') });
  const answers = await Promise.all([1, 2, 3].map(() => desk.finish(mine, back)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
});

test('a domain leads to its organisation whether or not anybody there has the address', async () => {
  const { id } = await desk.connect(org.owner);
  const domain = await desk.prove(org, id);
  await setAddress(org.member.personId, `mia@${domain}`);
  const ask = (organisation: string) => desk.open().send('/auth/sso/begin', { intent: 'sign_in', organisation });
  const [known, unknown] = [await ask(`mia@${domain}`), await ask(`nobody@${domain}`)];
  expect([known.status, unknown.status]).toEqual([200, 200]);
  expect(await ask(`mia@not-${domain}`)).toMatchObject({ status: 400, ...refusal('No organisation') });
  const asked = new URL(known.body.redirectTo).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ redirect_uri: `${server.url}/sign-in/sso/${id}`, code_challenge_method: 'S256' },
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
});

test('what was signed in by a connection ends when it is turned off, and it lets nobody in then', async () => {
  const { id } = await desk.connect(org.owner);
  const member = await desk.desk(org.member);
  await desk.go(member, { intent: 'link', connection: id }, 'sam@anywhere.example');
  const browser = desk.open();
  await desk.signIn(org.slug, 'sam@anywhere.example', browser);
  expect(await browser.whoIs()).toBe(org.member.personId);
  const admin = await desk.desk(org.admin);
  expect((await admin.call('sso.switch', { id, enabled: false })).status).toBe(200);
  expect([await browser.whoIs(), await member.whoIs()]).toEqual([null, null]);
  expect((await desk.signIn(org.slug, 'sam@anywhere.example')).status).toBe(400);
  expect(await admin.whoIs()).toBe(org.admin.personId);
});

test('where nothing else is allowed, every other way in is refused', async () => {
  const { id } = await desk.connect(org.owner);
  const owner = await desk.desk(org.owner);
  const only = { requireSecondFactor: false, ways: ['sso'], idleMinutes: 1440 };
  expect((await owner.call('security.saveRules', only)).status).toBe(409);
  await desk.go(owner, { intent: 'link', connection: id }, 'boss@anywhere.example');
  expect((await owner.call('security.saveRules', only)).error.message).toContain('No owner has recovery codes');
  const [code = ''] = await inOrg(server.runtime, org.owner, renewRecoveryCodes);
  expect((await owner.call('security.saveRules', only)).status).toBe(200);
  expect((await desk.signIn(org.slug, 'boss@anywhere.example')).status).toBe(204);
  const password = `a long ${randomUUID()} one`;
  for (const who of [owner, await desk.desk(org.member)])
    expect((await who.call('security.changePassword', { password })).status).toBe(200);
  for (const email of [`owner@${org.slug}.test`, `member@${org.slug}.test`])
    expect(await desk.open().send('/auth/sign-in', { email, password })).toMatchObject({
      ...{ status: 403 },
      ...refusal('does not allow this way'),
    });
  await expectRecovery(code);
  for (const name of ['sso.switch', 'sso.remove'])
    expect((await owner.call(name, name === 'sso.remove' ? { id } : { id, enabled: false })).status).toBe(409);
});

/** While the provider is away, an owner gets in by a mailed link together with a printed code, and nobody else does. */
async function expectRecovery(code: string): Promise<void> {
  const links: string[] = [];
  for (const who of ['owner', 'member']) {
    await desk.open().send('/auth/reset/ask', { email: `${who}@${org.slug}.test` });
    await answerResetRequests(server.runtime, server.url);
    const letters = await lettersTo(`${who}@${org.slug}.test`);
    links.push(...letters.flatMap((body) => body.match(/recover#tlp_[\w-]+/g) ?? []));
    expect(letters.join()).toContain(who === 'owner' ? 'recovery codes' : 'an account that they have elsewhere');
  }
  expect(links).toHaveLength(1);
  const token = links[0]?.split('#')[1];
  const browser = desk.open();
  expect((await browser.send('/auth/recover', { token, recoveryCode: 'aaaa-bbbb-cccc-dddd' })).status).toBe(400);
  const tries = await Promise.all([1, 2].map(() => browser.send('/auth/recover', { token, recoveryCode: code })));
  expect(tries.map(({ status }) => status).sort()).toEqual([204, 400]);
  expect(await browser.whoIs()).toBe(org.owner.personId);
}

const lettersTo = (address: string) =>
  inOrg(server.runtime, org.system, async (ctx) => {
    const rows = await ctx.tx.select().from(outboundMails).where(eq(outboundMails.toAddress, address));
    return rows.map(({ body }) => body);
  });
