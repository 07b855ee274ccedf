import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GmailServer, startGmailServer } from '../../../test/gmail-server/gmail-server.js';
import { type GraphServer, startGraphServer } from '../../../test/graph-server/graph-server.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { signedInBrowser, type TestBrowser } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { inOrg } from '../../platform/db/in-org.js';
import { connectionSecret } from '../open-session.js';
import { mailConnections } from '../schema.js';

let gmail: GmailServer;
let graph: GraphServer;
let server: TestServer;
let org: TestOrganisation;
beforeAll(async () => {
  [gmail, graph] = [await startGmailServer(), await startGraphServer()];
  server = await startTestServer({ google: settingsFor(gmail), microsoft: { ...settingsFor(graph), tenants: null } });
});
afterAll(async () => {
  await server?.stop();
  await gmail?.close();
  await graph?.close();
});
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  const admin = await signedInBrowser(server, org.admin);
  await admin.call('mailClients.save', { vendor: 'gmail', ...idAndSecret(gmail.client) });
  await admin.call('mailClients.save', { vendor: 'graph', ...idAndSecret(graph.client), tenant: graph.client.tenant });
});

const idAndSecret = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
  ...{ clientId, clientSecret },
});
const settingsFor = (vendor: { address: string; client: { clientId: string; clientSecret: string } }) => ({
  ...idAndSecret(vendor.client),
  authority: { address: vendor.address, chosenByOperator: true },
});
const addressOf = (who: keyof TestOrganisation) => `${who.toLowerCase()}@${org.slug}.test`;

/** What the vendor sends the browser back with, once the person has said yes or no. */
async function consent(redirectTo: string) {
  const page = await fetch(redirectTo, { redirect: 'manual' });
  const back = new URL(page.headers.get('location') ?? '');
  return { path: back.pathname, ...Object.fromEntries(back.searchParams) } as Record<string, string>;
}

async function connect(browser: TestBrowser, asked: { vendor: 'gmail' | 'graph'; [more: string]: unknown }) {
  const { status, body } = await browser.send('/auth/mailboxes/begin', asked);
  if (status !== 200) return { status, body };
  const { path: _path, scope: _scope, ...answer } = await consent(body.redirectTo);
  return browser.send('/auth/mailboxes/finish', { vendor: asked.vendor, ...answer });
}

const connections = () => inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(mailConnections));

test.each(['gmail', 'graph'] as const)(
  'a yes at %s connects the mailbox that the vendor names, and no other',
  async (vendor) => {
    const stand = vendor === 'gmail' ? gmail : graph;
    stand.consent = { address: addressOf('member') };
    const browser = await signedInBrowser(server, org.member);
    const { status, body } = await connect(browser, { vendor, backFillFrom: '2026-01-01' });
    expect([status, body]).toEqual([200, { mailboxId: expect.any(String), address: addressOf('member') }]);
    const [row, ...more] = await connections();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ vendor, mailboxId: body.mailboxId, backFillFrom: '2026-01-01', settings: {} });
    const { runtime } = server;
    const secret = runtime.secrets.open(connectionSecret(org.id, row?.id ?? ''), row?.sealedSecret ?? '');
    expect(JSON.parse(secret)).toMatchObject({ refreshToken: expect.any(String), accessToken: expect.any(String) });
  },
);

test('an answer counts once, in the session and the browser that asked', async () => {
  gmail.consent = { address: addressOf('member') };
  const browser = await signedInBrowser(server, org.member);
  const { body } = await browser.send('/auth/mailboxes/begin', { vendor: 'gmail' });
  const { state, code } = await consent(body.redirectTo);
  const answer = { vendor: 'gmail', state, code };
  const [again, other] = [await signedInBrowser(server, org.member), await signedInBrowser(server, org.colleague)];
  expect((await again.send('/auth/mailboxes/finish', answer)).status).toBe(400);
  expect((await other.send('/auth/mailboxes/finish', answer)).status).toBe(400);
  expect((await browser.send('/auth/mailboxes/finish', { ...answer, vendor: 'graph' })).status).toBe(400);
  expect(await connections()).toEqual([]);
  const { body: anew } = await browser.send('/auth/mailboxes/begin', { vendor: 'gmail' });
  const told = await consent(anew.redirectTo);
  const good = { vendor: 'gmail', state: told.state, code: told.code };
  expect((await browser.send('/auth/mailboxes/finish', good)).status).toBe(200);
  expect((await browser.send('/auth/mailboxes/finish', good)).status).toBe(400);
});

test('nobody connects a colleague’s mailbox, whether it is known here or only by the colleague’s address', async () => {
  const browser = await signedInBrowser(server, org.member);
  gmail.consent = { address: addressOf('colleague') };
  expect(await connect(browser, { vendor: 'gmail' })).toMatchObject({ status: 409 });
  const theirs = await signedInBrowser(server, org.colleague);
  expect(await connect(theirs, { vendor: 'gmail' })).toMatchObject({ status: 200 });
  expect(await connect(browser, { vendor: 'gmail' })).toMatchObject({ status: 403 });
  const admin = await signedInBrowser(server, org.admin);
  const refused = await connect(admin, { vendor: 'gmail', kind: 'shared' });
  expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('Only they can')]);
  expect(await connections()).toHaveLength(1);
});

test('a mailbox of the team is connected by those who set it, and by its own account alone', async () => {
  const admin = await signedInBrowser(server, org.admin);
  const address = `support@${org.slug}.test`;
  const { data } = await admin.call('mailboxes.add', { address, kind: 'shared' });
  const asked = { vendor: 'gmail', mailboxId: data.id } as const;
  const member = await signedInBrowser(server, org.member);
  expect(await connect(member, asked)).toMatchObject({ status: 404 });
  gmail.consent = { address: addressOf('admin') };
  const other = await connect(admin, asked);
  expect([other.status, other.body.error.message]).toEqual([
    409,
    expect.stringContaining(`this mailbox is ${address}`),
  ]);
  gmail.consent = { address };
  expect(await connect(admin, asked)).toMatchObject({ status: 200, body: { mailboxId: data.id } });
});

test('saying yes again renews the connection that is there', async () => {
  gmail.consent = { address: addressOf('member') };
  const browser = await signedInBrowser(server, org.member);
  const { body } = await connect(browser, { vendor: 'gmail' });
  const [before] = await connections();
  expect(await connect(browser, { vendor: 'gmail', mailboxId: body.mailboxId })).toMatchObject({ status: 200 });
  const [after, ...more] = await connections();
  expect([after?.id, more]).toEqual([before?.id, []]);
  expect(after?.sealedSecret).not.toBe(before?.sealedSecret);
  graph.consent = { address: addressOf('member') };
  expect(await connect(browser, { vendor: 'graph' })).toMatchObject({ status: 409 });
});

test.each([
  ['no', null, 'did not let Google'],
  ['half a yes', { scopes: ['https://www.googleapis.com/auth/gmail.readonly'] }, 'allow both'],
])('%s at the vendor is told with what to do next', async (_what, said, sentence) => {
  gmail.consent = said && { address: addressOf('member'), ...said };
  const browser = await signedInBrowser(server, org.member);
  const { status, body } = await connect(browser, { vendor: 'gmail' });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining(sentence)]);
  expect(await connections()).toEqual([]);
});

test('a wrong secret of the application, and a vendor that is away, are told as what they are', async () => {
  gmail.consent = { address: addressOf('member') };
  const admin = await signedInBrowser(server, org.admin);
  await admin.call('mailClients.save', { vendor: 'gmail', clientId: gmail.client.clientId, clientSecret: 'wrong' });
  const browser = await signedInBrowser(server, org.member);
  const refused = await connect(browser, { vendor: 'gmail' });
  expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('Ask an admin to check')]);
  gmail.faults.next(1, { status: 503, body: 'Down' }, { path: /token/ });
  expect(await connect(browser, { vendor: 'gmail' })).toMatchObject({ status: 503 });
});

test('where an application lets in every directory, only the checked name of the account counts', async () => {
  const admin = await signedInBrowser(server, org.admin);
  const client = { ...idAndSecret(graph.client), vendor: 'graph', tenant: 'common' };
  await admin.call('mailClients.save', client);
  graph.consent = { address: `evil-${org.slug}@attacker.test` };
  graph.mailbox(`evil-${org.slug}@attacker.test`).mail = addressOf('member');
  const browser = await signedInBrowser(server, org.member);
  const { body } = await connect(browser, { vendor: 'graph' });
  expect(body.address).toBe(`evil-${org.slug}@attacker.test`);
});

test('disconnecting gives the yes back at Google and forgets it here', async () => {
  gmail.consent = { address: addressOf('member') };
  const browser = await signedInBrowser(server, org.member);
  const { body } = await connect(browser, { vendor: 'gmail' });
  expect(gmail.grants.isRevoked(addressOf('member'))).toBe(false);
  await browser.call('mailSync.disconnect', { mailboxId: body.mailboxId });
  await expect.poll(() => gmail.grants.isRevoked(addressOf('member')), { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await connections()).map(({ sealedSecret }) => sealedSecret)).toEqual([null]);
});

test('contractors and people who only read connect nothing', async () => {
  for (const who of [org.contractor, org.readOnly]) {
    const browser = await signedInBrowser(server, who);
    expect(await connect(browser, { vendor: 'gmail' })).toMatchObject({ status: 403 });
  }
});
