import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createProviders, type SignInProvider } from './provider.js';
import { redeemCode } from './redeem-code.js';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: KeyPair;
let address = '';
/** What stands in Google's place says whatever a test wants it to say. */
let answer: { status: number; body: string };
let asked: URLSearchParams;
const kid = randomUUID();
const nonce = 'n'.repeat(43);

async function tell(request: IncomingMessage, response: ServerResponse) {
  if (request.url === '/token') {
    let body = '';
    for await (const part of request) body += part;
    asked = new URLSearchParams(body);
    return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  }
  if (request.url === '/keys') {
    const jwk = { ...(await exportJWK(keys.publicKey)), kid, use: 'sig' };
    return response.end(JSON.stringify({ keys: [jwk] }));
  }
  const places = { authorization_endpoint: `${address}/authorize`, token_endpoint: `${address}/token` };
  return response.end(JSON.stringify({ issuer: address, jwks_uri: `${address}/keys`, ...places }));
}
const server = createServer((request, response) => void tell(request, response));
let provider: SignInProvider;

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  provider = providerAt({ address, chosenByOperator: true });
});

function providerAt(authority: { address: string; chosenByOperator: boolean }): SignInProvider {
  const google = { clientId: 'our-client', clientSecret: 'our-secret', authority };
  const [found] = createProviders(
    { google, microsoft: null, publicBaseUrl: 'https://desk.example.com' },
    () => new Date(),
  );
  return found as SignInProvider;
}

const seconds = () => Math.floor(Date.now() / 1000);
const usual = (): JWTPayload => ({
  ...{ iss: address, aud: 'our-client', sub: '1234', nonce, iat: seconds() - 5, exp: seconds() + 300 },
  ...{ email: 'Alice@Example.com', email_verified: true },
});
const signed = (claims: object = {}, by: { key?: KeyPair['privateKey']; kid?: string } = {}) =>
  new SignJWT({ ...usual(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: by.kid ?? kid })
    .sign(by.key ?? keys.privateKey);

async function redeem(idToken: string | undefined, given: { issuer?: string; code?: string } = {}) {
  answer = { status: 200, body: JSON.stringify({ access_token: 'x', token_type: 'Bearer', id_token: idToken }) };
  return redeemCode(provider, { code: 'a-code', verifier: 'v'.repeat(43), nonce, issuer: undefined, ...given });
}
const refusal = async (idToken: string | Promise<string>) =>
  redeem(await idToken).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
const notAccepted = 'Google’s word for who you are was not accepted. Sign in again.';

test('a code becomes the subject of the issuer; client, verifier and our own address go along', async () => {
  expect(await redeem(await signed())).toMatchObject({
    ...{ issuer: address, subject: '1234', addresses: ['alice@example.com'], label: 'alice@example.com' },
  });
  expect(Object.fromEntries(asked)).toEqual({
    ...{ grant_type: 'authorization_code', code: 'a-code', code_verifier: 'v'.repeat(43) },
    ...{ client_id: 'our-client', client_secret: 'our-secret' },
    redirect_uri: 'https://desk.example.com/sign-in/google',
  });
});

test('an address that is not verified is a label and no address', async () => {
  expect(await redeem(await signed({ email_verified: false }))).toMatchObject({
    ...{ addresses: [], label: 'alice@example.com' },
  });
});

test.each<[string, () => object]>([
  ['another nonce', () => ({ nonce: 'm'.repeat(43) })],
  ['no nonce', () => ({ nonce: undefined })],
  ['another audience', () => ({ aud: 'their-client' })],
  ['several audiences', () => ({ aud: ['our-client', 'their-client'] })],
  ['another party that it was made for', () => ({ aud: ['our-client', 'their-client'], azp: 'their-client' })],
  ['another party, though the audience is ours', () => ({ azp: 'their-client' })],
  ['no audience', () => ({ aud: undefined })],
  ['another issuer', () => ({ iss: 'https://accounts.google.com.evil.example' })],
  ['no issuer', () => ({ iss: undefined })],
  ['no subject', () => ({ sub: undefined })],
  ['an empty subject', () => ({ sub: '' })],
  ['no expiry', () => ({ exp: undefined })],
  ['no time of issue', () => ({ iat: undefined })],
  ['a time of issue that is to come', () => ({ iat: seconds() + 3000 })],
])('a token with %s is refused', async (_, claims) => {
  expect(await refusal(signed(claims()))).toBe(notAccepted);
});

test('a token that has run out is refused, and says so', async () => {
  const ranOut = 'Google’s word for who you are has run out. Sign in again.';
  expect(await refusal(signed({ exp: seconds() - 120 }))).toBe(ranOut);
  expect(await refusal(signed({ iat: seconds() - 2 * 86_400 }))).toBe(ranOut);
});

test('a token that is not signed, by another key, or by a secret that everybody knows, is refused', async () => {
  const other = await generateKeyPair('RS256');
  expect(await refusal(signed({}, { key: other.privateKey }))).toBe(notAccepted);
  expect(await refusal(signed({}, { kid: 'unknown' }))).toBe(notAccepted);
  expect(await refusal(new UnsecuredJWT(usual()).encode())).toBe(notAccepted);
  const body = (await signed()).split('.')[1] ?? '';
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  for (const forged of [`${none}.${body}.`, `${none}.${body}.AAAA`, 'x', '']) {
    expect(await refusal(forged)).not.toBe('accepted');
  }
  const spki = new TextEncoder().encode(await exportSPKI(keys.publicKey));
  const symmetric = new SignJWT(usual()).setProtectedHeader({ alg: 'HS256', kid }).sign(spki);
  expect(await refusal(symmetric)).toBe(notAccepted);
});

test.each([
  [{ status: 400, body: '{"error":"invalid_grant","error_description":"<b>x</b>"}' }, 'invalid'],
  [{ status: 401, body: '{"error":"invalid_client"}' }, 'invalid'],
  [{ status: 500, body: 'oops' }, 'unavailable'],
  [{ status: 302, body: '' }, 'unavailable'],
  [{ status: 200, body: 'no json' }, 'unavailable'],
  [{ status: 200, body: '{"access_token":"x"}' }, 'unavailable'],
  [{ status: 200, body: `"${'x'.repeat(300_000)}"` }, 'unavailable'],
])('an answer that is none: %#', async (given, code) => {
  answer = given;
  const asking = redeemCode(provider, { code: 'a', verifier: 'v', nonce, issuer: undefined });
  const error = await asking.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code, message: expect.not.stringContaining('<b>') });
});

test('a provider that says to be somebody else is asked nothing', async () => {
  asked = new URLSearchParams();
  await expect(redeem(await signed(), { issuer: 'https://evil.example' })).rejects.toThrow('did not come from Google');
  expect([...asked]).toEqual([]);
});

test('an issuer in a private network is asked only where the settings name it', async () => {
  provider = providerAt({ address, chosenByOperator: false });
  await expect(redeem(await signed())).rejects.toMatchObject({ code: 'unavailable' });
});
