import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { newKeys, type Said, type SamlTestProvider, startSamlProvider } from '../../../test/saml-provider.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { ssoDesk } from '../../../test/sso-world.js';
import { openTestBrowser, type TestBrowser } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';

let provider: SamlTestProvider;
let openId: TestProvider;
let server: TestServer;
let org: TestOrganisation;
let desk: ReturnType<typeof ssoDesk>;
let connection: string;

beforeAll(async () => {
  [provider, openId] = [await startSamlProvider(), await startOpenIdProvider('sso')];
  server = await startTestServer();
  desk = ssoDesk(server, openId);
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
  await openId?.close();
});
beforeEach(async () => {
  await server.runtime.db.sql`delete from sign_in_attempts`;
  org = await createOrganisation(server.runtime);
  connection = await connect(org);
});

const settings = () => ({
  ...{ kind: 'saml', name: 'Acme SAML', issuer: provider.entityId, signInUrl: provider.signInUrl },
  ...{ certificates: [provider.certificate], createsPeople: true, createsRole: 'read_only' },
});

async function connect(where: TestOrganisation, changes: object = {}): Promise<string> {
  const owner = await desk.desk(where.owner);
  const { id } = (await owner.call('sso.save', { ...settings(), ...changes })).data;
  const back = await post(await begin(owner, { intent: 'test', connection: id }), { login: 'tester' });
  await finish(owner, back);
  expect((await owner.call('sso.switch', { id, enabled: true })).status).toBe(200);
  return id;
}

const begin = async (browser: TestBrowser, asked: object): Promise<string> =>
  (await browser.send('/auth/sso/begin', asked)).body.redirectTo;
const signIn = (where = org) => ({ intent: 'sign_in', organisation: where.slug });

/** The provider's page posts its answer; where the browser is sent to then. */
async function post(requestUrl: string, said: Partial<Said> & { login: string }, to?: string): Promise<string> {
  const { place, state, encoded } = provider.answer(requestUrl, said);
  const answer = await fetch(to ?? place, {
    ...{
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'https://provider.example', 'sec-fetch-site': 'cross-site' },
    },
    body: new URLSearchParams({ SAMLResponse: encoded, RelayState: state }),
  });
  return answer.headers.get('location') ?? String(answer.status);
}

const finish = (browser: TestBrowser, back: string) =>
  browser.send('/auth/sso/finish', { state: new URL(back, server.url).hash.slice(1) });

async function go(said: Partial<Said> & { login: string }, browser = openTestBrowser(server.url)) {
  const back = await post(await begin(browser, signIn()), said);
  return { back, ...(back.includes('#') ? await finish(browser, back) : { status: 0, body: null }), browser };
}

const link = async (login: string) => {
  const member = await desk.desk(org.member);
  const back = await post(await begin(member, { intent: 'link', connection }), { login });
  expect((await finish(member, back)).body).toEqual({ linked: true });
};
const refused = (code: string) => `${server.url}/sign-in/sso?error=saml_${code}`;

test('a person who has linked their account signs in by SAML, and somebody new of a proven domain reads', async () => {
  await link('sam');
  const { status, browser } = await go({ login: 'sam' });
  expect([status, await browser.whoIs()]).toEqual([204, org.member.personId]);
  const domain = await desk.prove(org, connection);
  const fresh = await go({ login: `nora@${domain}` });
  expect(fresh.status).toBe(204);
  const { body } = await fresh.browser.send('/desk/trpc/session.me?input=%7B%7D');
  expect(body.result.data.person).toMatchObject({ name: `Name of nora@${domain}`, role: 'read_only' });
});

const bent: [string, Partial<Said>, string][] = [
  ['is not signed', { key: null }, 'signature'],
  ['has run out', { notOnOrAfter: new Date(Date.now() - 120_000) }, 'expired'],
  ['is for another program', { audience: 'https://elsewhere.example' }, 'audience'],
  ['is for another address', { recipient: 'https://elsewhere.example/acs' }, 'recipient'],
  ['answers nothing that was asked', { inResponseTo: `_${'a'.repeat(64)}` }, 'request'],
  ['is of another provider', { issuer: 'https://elsewhere.example' }, 'issuer'],
  [
    'names somebody by a name for this once',
    { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
    'subject',
  ],
  ['was changed after it was signed', { bend: (xml) => xml.replace('>sam<', '>boss<') }, 'signature'],
  [
    'defines entities of its own',
    { bend: (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}` },
    'unreadable',
  ],
  ['is signed by SHA-1, which can be forged', { digest: 'sha1' }, 'signature'],
  ['instructs whoever reads it', { bend: (xml) => xml.replace('>sam<', '>sa<?x y?>m<') }, 'unreadable'],
  ['instructs before it begins', { bend: (xml) => `<?xml version="1.0"?><?x y?>${xml}` }, 'unreadable'],
  [
    'has more in it than a provider says',
    { bend: (xml) => xml.replace('<samlp:Status>', `${'<a/>'.repeat(2_000)}<samlp:Status>`) },
    'unreadable',
  ],
  ['is larger than a provider’s', { bend: (xml) => `${xml}${' '.repeat(70_000)}` }, 'unreadable'],
  ['is no XML', { bend: () => 'hello' }, 'unreadable'],
];
test.each(bent)('an answer that %s counts for nothing', async (_what, said, code) => {
  await link('sam');
  const { back, browser } = await go({ login: 'sam', ...said });
  expect(back).toBe(refused(code));
  expect(await browser.whoIs()).toBeNull();
});

test('an answer may begin as XML does', async () => {
  await link('sam');
  const bend = (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  expect((await go({ login: 'sam', bend })).status).toBe(204);
});

test('whoever posts to nothing that was asked is refused before anything is read', async () => {
  const { place } = provider.answer(await begin(openTestBrowser(server.url), signIn()), { login: 'sam' });
  const body = new URLSearchParams({ SAMLResponse: 'hello', RelayState: 'nothing' });
  const answer = await fetch(place, { method: 'POST', redirect: 'manual', body });
  expect(answer.headers.get('location')).toBe(refused('request'));
});

test('an office of many comes in from one network, and whoever posts rubbish from there is stopped', async () => {
  await link('sam');
  for (let counted = 0; counted < 210; counted += 1) await begin(openTestBrowser(server.url), signIn());
  const { sql } = server.runtime.db;
  expect((await go({ login: 'sam' })).status).toBe(204);
  const browser = openTestBrowser(server.url);
  const asked = await begin(browser, signIn());
  const rubbish = { login: 'sam', bend: () => '<?a?><?b?>' };
  const posts = await Promise.all(Array.from({ length: 40 }, () => post(asked, rubbish)));
  expect(new Set(posts)).toEqual(new Set([refused('unreadable')]));
  await sql`update sign_in_attempts set failures = failures + 160 where failures = 40`;
  expect(await post(asked, { login: 'sam' })).toBe('429');
  expect((await browser.send('/auth/sso/begin', signIn())).status).toBe(200);
});

test('an answer that is signed by another key counts for nothing', async () => {
  const { private: key } = await newKeys();
  expect((await go({ login: 'sam', key })).back).toBe(refused('signature'));
});

test('a signed assertion beside, around or below a forged one speaks for itself alone', async () => {
  await link('sam');
  const forge = (assertion: string) =>
    assertion
      .replace(/<(ds:)?Signature[\s\S]*<\/(ds:)?Signature>/, '')
      .replace(/ ID="[^"]+"/, ` ID="_${randomUUID()}"`)
      .replace('>sam<', '>boss<');
  const signed = /<saml:Assertion[\s\S]*<\/saml:Assertion>/;
  const wraps: ((xml: string, assertion: string) => string)[] = [
    (xml, assertion) => xml.replace(assertion, forge(assertion) + assertion),
    (xml, assertion) => xml.replace(assertion, assertion + forge(assertion)),
    (xml, assertion) =>
      xml.replace(assertion, forge(assertion).replace('</saml:Subject>', `</saml:Subject>${assertion}`)),
    (xml, assertion) =>
      xml.replace(
        assertion,
        forge(assertion).replace('<saml:Subject>', `<Extensions>${assertion}</Extensions><saml:Subject>`),
      ),
    (xml, assertion) => {
      const signature = /<(ds:)?Signature[\s\S]*<\/(ds:)?Signature>/.exec(assertion)?.[0] ?? '';
      const forged = forge(assertion).replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
      const aside = `<Extensions>${assertion.replace(signature, '')}</Extensions><samlp:Status>`;
      return xml.replace(assertion, forged).replace('<samlp:Status>', aside);
    },
  ];
  for (const wrap of wraps) {
    const bend = (xml: string) => wrap(xml, signed.exec(xml)?.[0] ?? '');
    const { back, browser } = await go({ login: 'sam', bend });
    expect([back.startsWith(refused('')), await browser.whoIs()]).toEqual([true, null]);
  }
});

test('a comment within a name cuts nothing off', async () => {
  await link('sam');
  const { body, browser } = await go({ login: 'x', nameId: 'sam<!-- -->.evil' });
  expect(body).toHaveProperty('confirm');
  expect(await browser.whoIs()).toBeNull();
});

test('an answer counts once, for the browser that asked, and posted by nobody else', async () => {
  await link('sam');
  const [mine, others] = [openTestBrowser(server.url), openTestBrowser(server.url)];
  const assertionId = `_${randomUUID()}`;
  const asked = await begin(mine, signIn());
  const back = await post(asked, { login: 'sam', assertionId });
  expect(await post(asked, { login: 'sam' })).toBe(refused('request'));
  expect((await finish(others, back)).status).toBe(400);
  expect((await finish(mine, back)).status).toBe(204);
  expect((await finish(mine, back)).status).toBe(400);
  expect((await go({ login: 'sam', assertionId })).back).toBe(refused('request'));
  expect(await others.whoIs()).toBeNull();
});

test('an answer for one organisation, or one connection, is none for another', async () => {
  await link('sam');
  const other = await createOrganisation(server.runtime);
  const theirs = await connect(other);
  const browser = openTestBrowser(server.url);
  const asked = await begin(browser, signIn());
  const elsewhere = `${server.url}/sso/saml/${other.id}/${theirs}`;
  expect(await post(asked, { login: 'sam' }, elsewhere)).toBe(refused('audience'));
  const audience = `${elsewhere}/metadata`;
  expect(await post(asked, { login: 'sam', audience, recipient: elsewhere }, elsewhere)).toBe(refused('request'));
  for (const place of [`/sso/saml/${org.id}/${theirs}`, `/sso/saml/${other.id}/${connection}`, '/sso/saml/x/y'])
    expect(await post(asked, { login: 'sam' }, server.url + place)).toBe('404');
});

test('the browser is sent nowhere but to our own page, whatever comes back with the answer', async () => {
  const { place, encoded } = provider.answer(await begin(openTestBrowser(server.url), signIn()), { login: 'sam' });
  for (const RelayState of ['https://evil.example', '//evil.example', 'a"><script>', '']) {
    const body = new URLSearchParams({ SAMLResponse: encoded, RelayState });
    const answer = await fetch(place, { method: 'POST', redirect: 'manual', body });
    expect(answer.headers.get('location')).toBe(refused('request'));
  }
});

test('the provider’s admin is told our name, our address, and that assertions have to be signed', async () => {
  const answer = await fetch(`${server.url}/sso/saml/${org.id}/${connection}/metadata`);
  const xml = await answer.text();
  expect(xml).toContain(`entityID="${server.url}/sso/saml/${org.id}/${connection}/metadata"`);
  expect(xml).toContain(`Location="${server.url}/sso/saml/${org.id}/${connection}"`);
  expect(xml).toContain('WantAssertionsSigned="true"');
});

test('what is no certificate is refused, and an admin who changes one opens no owner’s desk', async () => {
  const owner = await desk.desk(org.owner);
  expect((await owner.call('sso.save', { ...settings(), certificates: ['hello'] })).status).toBe(400);
  const back = await post(await begin(owner, { intent: 'link', connection }), { login: 'boss' });
  await finish(owner, back);
  expect((await go({ login: 'boss' })).status).toBe(204);
  const { cert } = await newKeys();
  const admin = await desk.desk(org.admin);
  const certificates = [provider.certificate, cert];
  expect((await admin.call('sso.save', { ...settings(), id: connection, certificates })).data).toMatchObject({
    ...{ enabled: false, tested: false, vouchesForOwners: false },
  });
});
