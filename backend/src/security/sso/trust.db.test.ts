import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { samlDesk } from '../../../test/saml-desk.js';
import { newKeys, type SamlTestProvider, startSamlProvider } from '../../../test/saml-provider.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { ssoDesk } from '../../../test/sso-world.js';
import type { TestBrowser } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { outboundMails } from '../../mail-outbox/schema.js';
import { canAnOwnerComeIn } from '../../platform/auth/rules/allowed-ways.js';
import { writeSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import { apiKeys } from '../../platform/auth/schema.js';
import { inOrg } from '../../platform/db/in-org.js';
import { auditLog } from '../../platform/events/schema.js';

let provider: SamlTestProvider;
let openId: TestProvider;
let server: TestServer;
let org: TestOrganisation;
let saml: ReturnType<typeof samlDesk>;
let desk: ReturnType<typeof ssoDesk>;
let owner: TestBrowser;
let admin: TestBrowser;
let id: string;

beforeAll(async () => {
  [provider, openId] = [await startSamlProvider(), await startOpenIdProvider('sso')];
  server = await startTestServer();
  [saml, desk] = [samlDesk(server, provider), ssoDesk(server, openId)];
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
  await openId?.close();
});
beforeEach(async () => {
  await server.runtime.db.sql`delete from sign_in_attempts`;
  org = await createOrganisation(server.runtime);
  [owner, admin] = [await desk.desk(org.owner), await desk.desk(org.admin)];
  id = await saml.connect(owner);
  await saml.go(owner, { intent: 'link', connection: id }, { login: 'boss' });
});

const save = (browser: TestBrowser, changes: object) =>
  browser.call('sso.save', { ...saml.settings(), id, ...changes });
/** An admin adds a certificate of their own. Whoever signs in by the connection is signed out, the owner among them. */
async function slipIn(): Promise<{ certificates: string[]; key: string }> {
  const { cert, private: key } = await newKeys();
  const certificates = [provider.certificate, cert];
  expect((await save(admin, { certificates })).status).toBe(200);
  owner = await desk.desk(org.owner);
  return { certificates, key };
}
const shown = async () => {
  const { body } = await owner.send('/desk/trpc/sso.list?input=%7B%7D');
  return body.result.data.items[0];
};
async function tryAndTurnOn(browser: TestBrowser, key?: string) {
  await saml.go(browser, { intent: 'test', connection: id }, { login: 'tester', ...(key ? { key } : {}) });
  expect((await browser.call('sso.switch', { id, enabled: true })).status).toBe(200);
}
const allow = (ways: ('sso' | 'password')[]) =>
  inOrg(server.runtime, org.system, (ctx) =>
    writeSignInRules(ctx, { requireSecondFactor: false, ways, idleMinutes: 600 }),
  );

test('an owner who only renames a connection vouches for no certificate that an admin has slipped in', async () => {
  const { certificates, key } = await slipIn();
  await tryAndTurnOn(admin);
  expect((await save(owner, { certificates, name: 'Renamed' })).data.vouchesForOwners).toBe(false);
  const evil = await saml.signIn(org, { login: 'boss', key });
  expect([evil.status, await evil.browser.whoIs()]).toEqual([403, null]);
});

test('an owner vouches for the certificates that they have seen, and for no others', async () => {
  const seen = (await shown()).fingerprints;
  expect(seen).toEqual([expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)]);
  const { certificates } = await slipIn();
  expect((await save(owner, { certificates, vouchFor: seen })).status).toBe(409);
  const { fingerprints } = await shown();
  expect((await save(admin, { certificates, vouchFor: fingerprints })).status).toBe(403);
  expect((await save(owner, { certificates, vouchFor: fingerprints })).data).toMatchObject({ vouchesForOwners: true });
  await tryAndTurnOn(owner);
  expect((await saml.signIn(org, { login: 'boss' })).status).toBe(204);
});

test('another certificate leads elsewhere: off, to be tried anew, all signed out, told to owners and in the log', async () => {
  const member = await desk.desk(org.member);
  await saml.go(member, { intent: 'link', connection: id }, { login: 'mia' });
  const signedIn = (await saml.signIn(org, { login: 'mia' })).browser;
  const [before] = (await shown()).fingerprints;
  const { cert } = await newKeys();
  expect((await save(admin, { certificates: [cert] })).data).toMatchObject({ enabled: false, tested: false });
  const ask = await desk.open().send('/auth/sso/begin', { intent: 'sign_in', organisation: org.slug });
  expect([await signedIn.whoIs(), await member.whoIs(), ask.status]).toEqual([null, null, 400]);
  const logged = await inOrg(server.runtime, org.system, (ctx) =>
    ctx.tx.select().from(auditLog).where(eq(auditLog.action, 'sso.saved')).orderBy(auditLog.at),
  );
  expect(logged.at(-1)?.details).toMatchObject({
    added: [expect.stringMatching(/^[0-9A-F:]{95}$/)],
    removed: [before],
  });
  await expect.poll(lettersToOwner).toContainEqual(expect.stringContaining(before));
});

const lettersToOwner = () =>
  inOrg(server.runtime, org.system, async (ctx) => {
    const isTheirs = eq(outboundMails.toAddress, `owner@${org.slug}.test`);
    return (await ctx.tx.select().from(outboundMails).where(isTheirs)).map(({ body }) => body.replace(/\s+/g, ' '));
  });

test('another client secret has to be tried anew, the same one does not', async () => {
  const connection = await desk.connect(org.owner);
  const again = await admin.call('sso.save', { ...desk.openId, id: connection.id, name: 'Renamed' });
  expect(again.data).toMatchObject({ enabled: true, tested: true, vouchesForOwners: true });
  const other = await admin.call('sso.save', { ...desk.openId, id: connection.id, clientSecret: 'another' });
  expect(other.data).toMatchObject({ enabled: false, tested: false, vouchesForOwners: false });
});

test('what was begun before a connection has changed counts for nothing', async () => {
  const { cert, private: key } = await newKeys();
  const begun = await desk.desk(org.member);
  const back = await saml.ask(begun, { intent: 'link', connection: id }, { login: 'mia' });
  await save(owner, { certificates: [cert] });
  await tryAndTurnOn(owner, key);
  expect((await saml.finish(begun, back)).status).toBe(400);
});

test('where nothing else is allowed, only an owner changes whom to believe', async () => {
  const other = await desk.connect(org.owner);
  await allow(['sso']);
  const { cert } = await newKeys();
  for (const { status } of [
    await save(admin, { certificates: [provider.certificate, cert] }),
    await save(admin, { signInUrl: 'https://elsewhere.example/sign-in' }),
    await save(admin, { issuer: 'elsewhere' }),
    await admin.call('sso.save', { ...desk.openId, id: other.id, clientSecret: 'another' }),
    await admin.call('sso.switch', { id, enabled: false }),
    await admin.call('sso.remove', { id }),
  ])
    expect(status).toBe(403);
  expect((await save(admin, { name: 'Renamed' })).status).toBe(200);
  expect(await shown()).toMatchObject({ enabled: true, vouchesForOwners: true });
  expect((await owner.call('sso.switch', { id: other.id, enabled: false })).status).toBe(200);
  expect((await owner.call('sso.switch', { id, enabled: false })).status).toBe(409);
});

test('an owner counts as able to come in only by a connection that is on, there, and vouches for owners', async () => {
  const can = () => inOrg(server.runtime, org.owner, (ctx) => canAnOwnerComeIn(ctx, ['sso']));
  expect(await can()).toBe(true);
  await slipIn();
  expect(await can()).toBe(false);
  await tryAndTurnOn(admin);
  expect(await can()).toBe(false);
  const { certificates, fingerprints } = await shown();
  await save(owner, { certificates, vouchFor: fingerprints });
  expect(await can()).toBe(true);
  await owner.call('sso.remove', { id });
  expect(await can()).toBe(false);
});

test('API keys of those who signed in by a connection end with it where nothing else is allowed', async () => {
  const keys = () =>
    inOrg(server.runtime, org.system, async (ctx) => {
      const rows = await ctx.tx.select().from(apiKeys).where(eq(apiKeys.personId, org.owner.personId));
      return rows.map(({ revokedAt }) => revokedAt !== null);
    });
  expect((await owner.call('apiKeys.create', { name: 'Robot', scopes: ['read'] })).status).toBe(200);
  await owner.call('sso.switch', { id, enabled: false });
  expect(await keys()).toEqual([false]);
  await owner.call('sso.switch', { id, enabled: true });
  const other = await desk.connect(org.owner);
  await allow(['sso']);
  expect((await owner.call('sso.switch', { id, enabled: false })).status).toBe(409);
  await desk.go(owner, { intent: 'link', connection: other.id }, 'boss@anywhere.example');
  await owner.call('sso.switch', { id, enabled: false });
  expect([other.enabled, ...(await keys())]).toEqual([true, true]);
});
