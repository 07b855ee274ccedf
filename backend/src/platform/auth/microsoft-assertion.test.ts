import { randomUUID } from 'node:crypto';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startMicrosoft, type TestMicrosoft } from '../../../test/microsoft.js';
import { AssertionRefused, type CheckAssertion } from './assertion-refused.js';
import { microsoftAssertions } from './microsoft-assertion.js';

let microsoft: TestMicrosoft;
let check: CheckAssertion;
let now = new Date('2026-03-10T09:00:00Z');
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};
const seconds = () => Math.floor(now.getTime() / 1000);

beforeAll(async () => {
  microsoft = await startMicrosoft(() => now);
});
afterAll(() => microsoft?.stop());
beforeEach(() => {
  check = microsoftAssertions(microsoft.settings, () => now);
});

const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
const refusal = async (assertion: Promise<string> | string, by = check) => {
  const error = await by(await assertion).catch((reason: unknown) => reason);
  return error instanceof AssertionRefused ? error.message : error;
};
const notAccepted = 'Microsoft’s word for who you are was not accepted. Sign in again.';

test('a token of Microsoft names its person by issuer and object, whatever their address', async () => {
  const oid = randomUUID();
  const vouched = await check(
    await microsoft.token({ oid, email: 'Alice@Example.com', preferred_username: 'al@x.com' }),
  );
  expect(vouched).toEqual({
    issuer: `${microsoft.settings.authority.address}/${microsoft.tenant}/v2.0`,
    subject: oid,
    addresses: ['alice@example.com', 'al@x.com'],
    label: 'alice@example.com',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    expiresAt: new Date((seconds() + 3660) * 1000),
  });
});

test.each<[string, () => Record<string, unknown>]>([
  ['another audience', () => ({ aud: randomUUID() })],
  ['no audience', () => ({ aud: undefined })],
  ['an issuer elsewhere', () => ({ iss: `https://login.evil.example/${microsoft.tenant}/v2.0` })],
  ['the issuer of another organisation', () => ({ tid: randomUUID() })],
  ['an organisation that is a pattern', () => ({ tid: '{tenantid}' })],
  ['no organisation', () => ({ tid: undefined })],
  ['no object', () => ({ oid: undefined })],
  ['an object that is an address', () => ({ oid: 'owner@example.com' })],
  ['no expiry', () => ({ exp: undefined })],
  ['no time of issue', () => ({ iat: undefined })],
  ['a time of issue that is to come', () => ({ iat: seconds() + 3_000 })],
  ['a beginning that is to come', () => ({ nbf: seconds() + 3_000 })],
  ['the old version', () => ({ ver: '1.0' })],
  ['a scope, as access tokens have', () => ({ scp: 'Mail.Read' })],
])('a token with %s is refused', async (_what, claims) => {
  expect(await refusal(microsoft.token(claims()))).toBe(notAccepted);
});

test('a token counts a minute beyond its end, for clocks that differ, and no longer', async () => {
  await check(await microsoft.token({ exp: seconds() - 50 }));
  expect(await refusal(microsoft.token({ exp: seconds() - 70 }))).toBe(
    'Microsoft’s word for who you are has run out. Sign in again.',
  );
});

test('a forged token is refused', async () => {
  const stranger = await generateKeyPair('RS256');
  expect(await refusal(microsoft.token({}, { key: stranger }))).toBe(notAccepted);
  const [head, body, signature] = (await microsoft.token()).split('.');
  const other = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()), oid: randomUUID() }),
  );
  expect(await refusal(`${head}.${other.toString('base64url')}.${signature}`)).toBe(notAccepted);
  for (const nonsense of ['', 'x', 'a.b.c', `${head}..`, 'x'.repeat(16_000)]) {
    expect(await refusal(nonsense)).toBe(notAccepted);
  }
});

test('another spelling of the same signature is the same token', async () => {
  const token = await microsoft.token();
  const { hash } = await check(token);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = letters[(letters.indexOf(token.at(-1) ?? '') & ~15) + ((letters.indexOf(token.at(-1) ?? '') + 1) & 15)];
  expect((await check(`${token.slice(0, -1)}${last}`)).hash).toBe(hash);
  for (const spelling of [`${token}==`, `${token} `, token.replace(/....$/, (end) => `${end}\n`)]) {
    expect(await refusal(spelling)).toBe(notAccepted);
  }
});

test('an address counts where Microsoft has checked it, or where the organisation is one of the settings', async () => {
  const claims = { email: 'alice@example.com', xms_edov: undefined };
  expect((await check(await microsoft.token(claims))).addresses).toEqual([]);
  const chosen = microsoftAssertions({ ...microsoft.settings, tenants: [microsoft.tenant] }, () => now);
  expect((await chosen(await microsoft.token(claims))).addresses).toEqual(['alice@example.com']);
});

test('a token that is not signed, or signed with a secret that everybody knows, is refused', async () => {
  const token = await microsoft.token();
  const [head = '', body = ''] = token.split('.');
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  expect(await refusal(new UnsecuredJWT(claims).encode())).toBe(notAccepted);
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  expect(await refusal(`${none}.${body}.`)).toBe(notAccepted);
  const spki = await exportSPKI((await generateKeyPair('RS256', { extractable: true })).publicKey);
  const symmetric = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid });
  expect(await refusal(symmetric.sign(new TextEncoder().encode(spki)))).toBe(notAccepted);
});

test('only the Microsoft organisations of the settings may sign in, and personal accounts only where named', async () => {
  const { settings } = microsoft;
  const sentence = 'People of your Microsoft organisation may not sign in here. Ask your administrator.';
  const others = microsoftAssertions({ ...settings, tenants: [randomUUID()] }, () => now);
  expect(await refusal(microsoft.token(), others)).toBe(sentence);
  await microsoftAssertions({ ...settings, tenants: [microsoft.tenant] }, () => now)(await microsoft.token());
  const personal = { tid: consumers, iss: `${settings.authority.address}/${consumers}/v2.0` };
  expect(await refusal(microsoft.token(personal))).toBe(sentence);
});

test('a new key is found, invented ones make nobody ask without end, and keys are kept while nobody answers', async () => {
  await check(await microsoft.token());
  const before = microsoft.asked();
  for (const kid of ['a', 'b', 'c']) expect(await refusal(microsoft.token({}, { kid }))).toBe(notAccepted);
  expect(microsoft.asked()).toBe(before);
  await microsoft.rotate();
  later(6 * 60_000);
  await Promise.all([1, 2, 3].map(async () => check(await microsoft.token())));
  expect(microsoft.asked()).toBe(before + 1);
  await microsoft.stop();
  await check(await microsoft.token());
  later(25 * 3_600_000);
  expect(await refusal(microsoft.token())).toMatchObject({ code: 'unavailable' });
  await microsoft.start();
  await check(await microsoft.token());
});

test('an authority in a private network is asked only where the settings name it', async () => {
  const authority = { ...microsoft.settings.authority, chosenByOperator: false };
  const unchosen = microsoftAssertions({ ...microsoft.settings, authority }, () => now);
  expect(await refusal(microsoft.token(), unchosen)).toMatchObject({ code: 'unavailable' });
});
