import { randomUUID } from 'node:crypto';
import { signInWays } from '@threadline/shared/security/rules';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { approveSignIn } from '../../../test/approve-sign-in.js';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { createPasskeyDevice } from '../../../test/passkey-device.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { openTestBrowser, signedInBrowser, type TestBrowser } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { linkIdentity, signInByIdentity } from '../../platform/auth/identities.js';
import { writeSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import { identities } from '../../platform/auth/schema.js';
import { type Actor, inOrg } from '../../platform/db/in-org.js';
import { auditLog } from '../../platform/events/schema.js';
import { suspendPerson } from '../../team/service.js';

type Kind = 'google' | 'microsoft';
let providers: Record<Kind, TestProvider>;
let server: TestServer;
let org: TestOrganisation;
let login: string;

beforeAll(async () => {
  providers = { google: await startOpenIdProvider('google'), microsoft: await startOpenIdProvider('microsoft') };
  server = await startTestServer({
    google: providers.google,
    microsoft: { ...providers.microsoft, tenants: null },
  });
});
afterAll(async () => {
  await server?.stop();
  for (const provider of Object.values(providers ?? {})) await provider.close();
});
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  login = `${randomUUID()}@elsewhere.example`;
  await server.runtime.db.sql`delete from sign_in_attempts`;
});

const kinds: Kind[] = ['google', 'microsoft'];
const openBrowser = () => openTestBrowser(server.url);

async function begin(browser: TestBrowser, kind: Kind, intent = 'sign_in'): Promise<string> {
  const { body } = await browser.send(`/auth/accounts/${kind}/begin`, { intent });
  return body.redirectTo;
}

/** What the page that the browser comes back to posts. */
function finish(browser: TestBrowser, kind: Kind, back: URL) {
  const told = back.searchParams;
  const answer = {
    state: told.get('state'),
    code: told.get('code'),
    error: told.get('error'),
    issuer: told.get('iss'),
  };
  const given = Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null));
  return browser.send(`/auth/accounts/${kind}/finish`, given);
}

async function go(browser: TestBrowser, kind: Kind, { as = login as string | null, intent = 'sign_in' } = {}) {
  return finish(browser, kind, await approveSignIn(await begin(browser, kind, intent), as));
}

async function linked(who: Actor, kind: Kind, as = login): Promise<TestBrowser> {
  const browser = await signedInBrowser(server, who);
  expect(await go(browser, kind, { as, intent: 'link' })).toMatchObject({ status: 200, body: { linked: true } });
  return browser;
}

const unlinked = (name = 'Google') => ({
  status: 401,
  body: {
    error: {
      code: 'unauthenticated',
      message: `This ${name} account is not linked to anybody here yet. Sign in with your password once and link it in the settings.`,
    },
  },
});
const begunElsewhere = { status: 400, body: { error: { message: expect.stringContaining('begun elsewhere') } } };
const auditOf = async (who: Actor) => {
  const rows = await inOrg(server.runtime, org.system, (ctx) =>
    ctx.tx.select().from(auditLog).where(eq(auditLog.actorId, who.personId)).orderBy(auditLog.at),
  );
  return rows.map(({ action, details }) => [action, details]);
};

test('the sign-in page offers what is set up', async () => {
  const all = { password: true, google: true, microsoft: true, passkey: true };
  expect((await openBrowser().send('/auth/ways')).body).toEqual(all);
  const plain = await startTestServer();
  expect((await openTestBrowser(plain.url).send('/auth/ways')).body).toEqual({
    ...all,
    google: false,
    microsoft: false,
  });
  expect((await openTestBrowser(plain.url).send('/auth/accounts/google/begin', { intent: 'sign_in' })).status).toBe(
    404,
  );
  await plain.stop();
});

test.each(kinds)('an account of %s is linked once by its person, and signs them in from then on', async (kind) => {
  await linked(org.member, kind);
  const browser = openBrowser();
  expect((await go(browser, kind)).status).toBe(204);
  expect(await browser.whoIs()).toBe(org.member.personId);
  expect(await auditOf(org.member)).toEqual([
    ['person.identity_linked', { by: kind }],
    ['person.signed_in', { by: kind }],
  ]);
});

test('what is asked of the provider holds a challenge for the code, a state and a nonce, and our own address alone', async () => {
  const url = new URL(await begin(openBrowser(), 'google'));
  const asked = Object.fromEntries(url.searchParams);
  expect(asked).toMatchObject({
    ...{ response_type: 'code', client_id: providers.google.clientId, code_challenge_method: 'S256' },
    ...{ redirect_uri: `${server.url}/sign-in/google`, scope: 'openid profile email' },
  });
  for (const secret of [asked.state, asked.nonce, asked.code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
  const kept = JSON.stringify(await server.runtime.db.sql`select * from browser_challenges`);
  expect([asked.state, asked.nonce].filter((secret) => kept.includes(secret ?? ''))).toEqual([]);
});

test('an address equal to a person’s own links nobody and signs nobody in', async () => {
  for (const key of ['owner', 'member']) {
    expect(await go(openBrowser(), 'google', { as: `${key}@${org.slug}.test` })).toMatchObject(unlinked());
  }
  expect(await inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities))).toEqual([]);
});

test('an account links to who is signed in, whatever its address, and to one person of an organisation', async () => {
  await linked(org.member, 'google', `owner@${org.slug}.test`);
  const other = await signedInBrowser(server, org.owner);
  const answer = await go(other, 'google', { as: `owner@${org.slug}.test`, intent: 'link' });
  expect(answer).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining('Somebody else') } } });
  const browser = openBrowser();
  await go(browser, 'google', { as: `owner@${org.slug}.test` });
  expect(await browser.whoIs()).toBe(org.member.personId);
});

test('linking asks for a session and a proof', async () => {
  expect((await openBrowser().send('/auth/accounts/google/begin', { intent: 'link' })).status).toBe(401);
  const browser = await signedInBrowser(server, org.member);
  await inOrg(server.runtime, org.system, (ctx) => ctx.tx.execute('update sessions set proven_at = null'));
  const refused = await browser.send('/auth/accounts/google/begin', { intent: 'link' });
  expect(refused).toMatchObject({ status: 403, body: { error: { details: { proof: true } } } });
});

test('a state is good in the browser that began, for one provider, and once', async () => {
  await linked(org.member, 'google');
  const [mine, others] = [openBrowser(), openBrowser()];
  await begin(others, 'google');
  const back = await approveSignIn(await begin(mine, 'google'), login);
  expect(await finish(openBrowser(), 'google', back)).toMatchObject(begunElsewhere);
  expect(await finish(others, 'google', back)).toMatchObject(begunElsewhere);
  expect(await finish(mine, 'microsoft', back)).toMatchObject(begunElsewhere);
  const answers = await Promise.all([1, 2, 3, 4].map(() => finish(mine, 'google', back)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400]);
  expect(await others.whoIs()).toBeNull();
});

test('nobody is signed in to, or linked with, a stranger’s account by a link that they open', async () => {
  const stranger = `${randomUUID()}@stranger.example`;
  await linked(org.colleague, 'google', stranger);
  const victim = await signedInBrowser(server, org.member);
  const strangersOwn = openBrowser();
  const back = await approveSignIn(await begin(strangersOwn, 'google'), stranger);
  expect(await finish(victim, 'google', back)).toMatchObject(begunElsewhere);
  expect(await victim.whoIs()).toBe(org.member.personId);
  const strangerSignedIn = await signedInBrowser(server, org.colleague);
  const toLink = await approveSignIn(await begin(strangerSignedIn, 'google', 'link'), `${randomUUID()}@x.example`);
  expect(await finish(victim, 'google', toLink)).toMatchObject(begunElsewhere);
  expect((await victim.call('passkeys.begin')).status).toBe(200);
  const rows = await inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities));
  expect(rows.map(({ personId }) => personId)).toEqual([org.colleague.personId]);
});

test('what was begun to link an account of one provider links none of another', async () => {
  const browser = await signedInBrowser(server, org.member);
  const back = await approveSignIn(await begin(browser, 'google', 'link'), login);
  expect(await finish(browser, 'microsoft', back)).toMatchObject(begunElsewhere);
  expect((await browser.send('/desk/trpc/linkedAccounts.list?input=%7B%7D')).body.result.data.items).toEqual([]);
});

test('the session that began to link is the one that ends it', async () => {
  const browser = await signedInBrowser(server, org.member);
  const back = await approveSignIn(await begin(browser, 'google', 'link'), login);
  const other = await signedInBrowser(server, org.owner);
  for (const [name, value] of other.jar) browser.jar.set(name, value);
  expect(await finish(browser, 'google', back)).toMatchObject(begunElsewhere);
  expect(await inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities))).toEqual([]);
});

test('a code that was used is not used again', async () => {
  await linked(org.member, 'google');
  const browser = openBrowser();
  const back = await approveSignIn(await begin(browser, 'google'), login);
  await finish(browser, 'google', back);
  const again = await approveSignIn(await begin(browser, 'google'), login);
  again.searchParams.set('code', back.searchParams.get('code') ?? '');
  const answer = await finish(browser, 'google', again);
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { message: 'Google did not confirm this sign-in. Begin again.' } },
  });
});

test('an answer that comes from another issuer is not taken to this one', async () => {
  await linked(org.member, 'google');
  for (const issuer of ['https://evil.example', providers.microsoft.authority.address, '']) {
    const browser = openBrowser();
    const back = await approveSignIn(await begin(browser, 'google'), login);
    if (issuer) back.searchParams.set('iss', issuer);
    else back.searchParams.delete('iss');
    expect(await finish(browser, 'google', back)).toMatchObject({
      body: { error: { message: 'Google’s answer did not come from Google. Begin again.' } },
    });
  }
});

test('who leaves the provider’s page reads a sentence, and nothing of what the address said', async () => {
  const browser = openBrowser();
  expect(await go(browser, 'google', { as: null })).toMatchObject({
    status: 400,
    body: { error: { message: 'You did not let Google tell us who you are. Begin again, or sign in in another way.' } },
  });
  const back = await approveSignIn(await begin(browser, 'microsoft'), null);
  back.searchParams.set('error', '<script>alert(1)</script>');
  const answer = await finish(browser, 'microsoft', back);
  expect(answer.body.error.message).toBe('Microsoft could not sign you in. Begin again in a moment.');
});

test('while the provider is down, people are told to use their password', async () => {
  await linked(org.member, 'google');
  const browser = openBrowser();
  const back = await approveSignIn(await begin(browser, 'google'), login);
  providers.google.away = true;
  const answer = await finish(browser, 'google', back);
  providers.google.away = false;
  expect(answer).toMatchObject({
    status: 503,
    body: { error: { message: expect.stringMatching(/^Google does not answer\. Sign in with your password/) } },
  });
});

test('who is suspended is answered like a stranger', async () => {
  await linked(org.member, 'google');
  await inOrg(server.runtime, org.admin, (ctx) => suspendPerson(ctx, { id: org.member.personId } as never));
  expect(await go(openBrowser(), 'google')).toMatchObject(unlinked());
});

test('an account of several organisations is asked which one, in this browser and once', async () => {
  const second = await createOrganisation(server.runtime);
  await linked(org.member, 'google');
  await linked(second.owner, 'google');
  const browser = openBrowser();
  const asked = await go(browser, 'google');
  expect(asked.status).toBe(409);
  const { organisations, ticket } = asked.body.error.details;
  expect(organisations.map(({ slug }: { slug: string }) => slug).sort()).toEqual([org.slug, second.slug].sort());
  const stolen = openBrowser();
  await begin(stolen, 'google');
  expect((await stolen.send('/auth/accounts/choose', { ticket, organisation: second.slug })).status).toBe(401);
  expect((await browser.send('/auth/accounts/choose', { ticket, organisation: second.slug })).status).toBe(204);
  expect(await browser.whoIs()).toBe(second.owner.personId);
  expect((await browser.send('/auth/accounts/choose', { ticket, organisation: org.slug })).status).toBe(401);
});

test('a ticket opens no organisation in which the account is not linked', async () => {
  const [second, third] = [await createOrganisation(server.runtime), await createOrganisation(server.runtime)];
  await linked(org.member, 'google');
  await linked(second.owner, 'google');
  const browser = openBrowser();
  const { ticket } = (await go(browser, 'google')).body.error.details;
  expect(await browser.send('/auth/accounts/choose', { ticket, organisation: third.slug })).toMatchObject(unlinked());
});

test('an organisation that does not allow the way lets nobody in by it', async () => {
  await linked(org.member, 'google');
  await linked(org.member, 'microsoft');
  const rules = { requireSecondFactor: false, ways: ['password' as const, 'microsoft' as const], idleMinutes: 600 };
  await inOrg(server.runtime, org.system, (ctx) => writeSignInRules(ctx, rules));
  const browser = openBrowser();
  expect((await go(browser, 'google')).status).toBe(403);
  expect(await browser.whoIs()).toBeNull();
  expect((await go(browser, 'microsoft')).status).toBe(204);
});

test('a provider’s word is one factor: who has a second one shows it too', async () => {
  const browser = await linked(org.member, 'google');
  const device = createPasskeyDevice();
  const at = (challenge: string) => ({ origin: server.url, rpId: 'localhost', challenge });
  const { data: asked } = await browser.call('passkeys.begin');
  await browser.send('/auth/passkeys', { name: 'x', response: device.create(asked, at(asked.challenge)) });
  const rules = { requireSecondFactor: true, ways: [...signInWays], idleMinutes: 600 };
  await inOrg(server.runtime, org.system, (ctx) => writeSignInRules(ctx, rules));
  const anew = openBrowser();
  expect((await anew.send('/auth/passkeys/factor/ask', {})).status).toBe(401);
  expect(await go(anew, 'google')).toMatchObject({ status: 200, body: { factor: { ways: ['passkey'] } } });
  expect(await anew.whoIs()).toBeNull();
  const { body: factor } = await anew.send('/auth/passkeys/factor/ask', {});
  expect(factor.allowCredentials).toEqual([{ type: 'public-key', id: device.id, transports: ['internal'] }]);
  const signed = device.sign(at(factor.challenge), { userHandle: null });
  expect((await openBrowser().send('/auth/passkeys/factor', signed)).status).toBe(401);
  expect((await anew.send('/auth/passkeys/sign-in', signed)).status).toBe(401);
  expect((await anew.send('/auth/passkeys/factor', signed)).status).toBe(204);
  expect(await anew.whoIs()).toBe(org.member.personId);
  expect((await anew.send('/auth/passkeys/factor', signed)).status).toBe(401);
});

test('signing in this way changes nobody’s role or name', async () => {
  await linked(org.contractor, 'microsoft');
  await go(openBrowser(), 'microsoft');
  const [row] = await inOrg(server.runtime, org.system, (ctx) =>
    ctx.tx.execute<{ role: string; email: string }>(
      `select role, email from people where id = '${org.contractor.personId}'`,
    ),
  );
  expect(row).toEqual({ role: 'contractor', email: `contractor@${org.slug}.test` });
});

test('linked accounts are listed and unlinked by their person alone, and the last way in stays', async () => {
  const browser = await linked(org.member, 'google');
  const { body } = await browser.send('/desk/trpc/linkedAccounts.list?input=%7B%7D');
  const [account] = body.result.data.items;
  expect(account).toMatchObject({ provider: 'google', label: login });
  for (const who of [org.owner, org.colleague, (await createOrganisation(server.runtime)).owner]) {
    const other = await signedInBrowser(server, who);
    expect((await other.call('linkedAccounts.unlink', { id: account.id })).status).toBe(404);
  }
  expect((await browser.call('linkedAccounts.unlink', { id: account.id })).error.message).toContain(
    'only way to sign in',
  );
  await linked(org.member, 'microsoft');
  expect((await browser.call('linkedAccounts.unlink', { id: account.id })).status).toBe(200);
  expect((await auditOf(org.member)).at(-1)).toEqual(['person.identity_unlinked', { by: 'google' }]);
  expect(await go(openBrowser(), 'google')).toMatchObject(unlinked());
});

test('an account that Outlook has linked stands in the list, and is unlinked there for Outlook too', async () => {
  const address = `member@${org.slug}.test`;
  const vouched = {
    ...{ issuer: 'https://issuer.test/v2.0', subject: randomUUID(), addresses: [address], label: address },
    ...{ hash: randomUUID(), expiresAt: new Date(Date.now() + 60_000) },
  };
  await inOrg(server.runtime, org.member, (ctx) => linkIdentity(ctx, vouched));
  const browser = await linked(org.member, 'google');
  const { body } = await browser.send('/desk/trpc/linkedAccounts.list?input=%7B%7D');
  const [account] = body.result.data.items;
  expect(account).toMatchObject({ provider: 'microsoft', label: address });
  expect((await browser.call('linkedAccounts.unlink', { id: account.id })).status).toBe(200);
  const device = {
    clientId: 'threadline-outlook',
    userAgent: null,
    origin: { source: 'outlook', ip: null, requestId: null },
  };
  await expect(signInByIdentity(server.runtime, vouched, device as never)).rejects.toThrow('is not linked to anybody');
});
