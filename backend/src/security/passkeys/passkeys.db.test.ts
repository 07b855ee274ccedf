import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPasskeyDevice, type DeviceQuirks, type PasskeyDevice } from '../../../test/passkey-device.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { openTestBrowser, signedInBrowser } from '../../../test/test-browser.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { passkeys } from '../../platform/auth/passkeys/schema.js';
import { type Actor, inOrg } from '../../platform/db/in-org.js';
import { auditLog } from '../../platform/events/schema.js';
import { suspendPerson } from '../../team/service.js';

let server: TestServer;
let org: TestOrganisation;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  await server.runtime.db.sql`delete from sign_in_attempts`;
});

const openBrowser = () => openTestBrowser(server.url);
const signedIn = (who: Actor) => signedInBrowser(server, who);

const here = (challenge: string) => ({ origin: server.url, rpId: 'localhost', challenge });

async function added(who: Actor, device = createPasskeyDevice(), name = 'My laptop') {
  const browser = await signedIn(who);
  const { data: asked } = await browser.call('passkeys.begin');
  const response = device.create(asked, here(asked.challenge));
  return { browser, device, asked, answer: await browser.send('/auth/passkeys', { name, response }) };
}

async function signIn(device: PasskeyDevice, quirks: DeviceQuirks & { at?: object } = {}, browser = openBrowser()) {
  const { body: asked } = await browser.send('/auth/passkeys/sign-in/ask', {});
  const moment = { ...here(asked.challenge), ...quirks.at };
  const sent = device.sign(moment, quirks);
  return { browser, asked, sent, answer: await browser.send('/auth/passkeys/sign-in', sent) };
}

const refusal = {
  code: 'unauthenticated',
  message: 'This passkey was not accepted. Try again, or sign in in another way.',
};
const inOwn = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(server.runtime, org.system, work);
const auditOf = async (who: Actor) => {
  const rows = await inOwn((ctx) => ctx.tx.select().from(auditLog).where(eq(auditLog.actorId, who.personId)));
  return rows.map(({ action, details }) => [action, details]);
};

test('a passkey is added, named, and signs its person in without a password', async () => {
  const { device, answer } = await added(org.member);
  expect(answer).toMatchObject({ status: 200, body: { name: 'My laptop', lastUsedAt: null } });
  const { browser, answer: came, asked } = await signIn(device);
  expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
  expect(came.status).toBe(204);
  expect(await browser.whoIs()).toBe(org.member.personId);
  expect(await auditOf(org.member)).toEqual([
    ['person.passkey_added', { name: 'My laptop' }],
    ['person.signed_in', { by: 'passkey' }],
  ]);
});

test('everybody of the team can have one, also who reads only', async () => {
  for (const who of [org.owner, org.contractor, org.readOnly]) {
    const { device } = await added(who);
    const { browser } = await signIn(device);
    expect(await browser.whoIs()).toBe(who.personId);
  }
});

const refusals: Record<string, (device: PasskeyDevice) => Promise<{ status: number; body: unknown }>> = {
  'of another site': async (device) => (await signIn(device, { at: { origin: 'https://evil.example' } })).answer,
  'of another host': async (device) => (await signIn(device, { at: { rpId: 'evil.example' } })).answer,
  'without a look at the person': async (device) => (await signIn(device, { unverified: true })).answer,
  'for an invented challenge': async (device) => (await signIn(device, { at: { challenge: 'x'.repeat(43) } })).answer,
  'that nobody has added': async () =>
    (await signIn(createPasskeyDevice(), { userHandle: handleOf(org.member) })).answer,
  'said to be of another person': async (device) => (await signIn(device, { userHandle: handleOf(org.owner) })).answer,
  'without a person': async (device) => (await signIn(device, { userHandle: null })).answer,
  'made as if to add one': async (device) => (await signIn(device, { type: 'webauthn.create' })).answer,
  'signed by another key': async (device) =>
    (await signIn(createPasskeyDevice(), { credentialId: device.id, userHandle: handleOf(org.member) })).answer,
};
const handleOf = ({ orgId, personId }: Actor) =>
  Buffer.from((orgId + personId).replaceAll('-', ''), 'hex').toString('base64url');

test.each(Object.keys(refusals))('a signature %s is refused, in the same words as any other', async (name) => {
  const { device } = await added(org.member);
  const answer = await refusals[name]?.(device);
  expect(answer).toMatchObject({ status: 401, body: { error: refusal } });
  expect((await signIn(device)).answer.status).toBe(204);
});

test('a signature counts once, and in the browser that asked for it', async () => {
  const { device } = await added(org.member);
  const { browser, sent } = await signIn(device);
  expect((await browser.send('/auth/passkeys/sign-in', sent)).body.error).toMatchObject(refusal);
  const asking = openBrowser();
  const { body: asked } = await asking.send('/auth/passkeys/sign-in/ask', {});
  const answer = device.sign(here(asked.challenge));
  expect((await openBrowser().send('/auth/passkeys/sign-in', answer)).body.error).toMatchObject(refusal);
  const other = openBrowser();
  await other.send('/auth/passkeys/sign-in/ask', {});
  expect((await other.send('/auth/passkeys/sign-in', answer)).body.error).toMatchObject(refusal);
});

test('one challenge answered many times at once signs in once', async () => {
  const { device } = await added(org.member);
  const browser = openBrowser();
  const { body: asked } = await browser.send('/auth/passkeys/sign-in/ask', {});
  const sent = device.sign(here(asked.challenge));
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => browser.send('/auth/passkeys/sign-in', sent)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
});

test('a challenge is good for five minutes, and the database keeps none', async () => {
  const { device } = await added(org.member);
  const browser = openBrowser();
  const { body: asked } = await browser.send('/auth/passkeys/sign-in/ask', {});
  const [kept] = await server.runtime.db.sql`select * from browser_challenges where "use" = 'passkey_sign_in'
    order by expires_at desc limit 1`;
  expect(JSON.stringify(kept)).not.toContain(asked.challenge);
  expect(kept?.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  await server.runtime.db.sql`delete from browser_challenges`;
  expect((await browser.send('/auth/passkeys/sign-in', device.sign(here(asked.challenge)))).status).toBe(401);
});

test('a copy of a passkey is noticed by its counter, a key that does not count is not', async () => {
  const { device } = await added(org.member);
  expect((await signIn(device, { counter: 7 })).answer.status).toBe(204);
  expect((await signIn(device, { counter: 7 })).answer.body.error).toMatchObject(refusal);
  expect((await signIn(device, { counter: 3 })).answer.body.error).toMatchObject(refusal);
  expect((await signIn(device, { counter: 0 })).answer.body.error).toMatchObject(refusal);
  expect((await signIn(device, { counter: 8 })).answer.status).toBe(204);
  const { device: silent } = await added(org.owner);
  expect((await signIn(silent, { counter: 0 })).answer.status).toBe(204);
  expect((await signIn(silent, { counter: 0 })).answer.status).toBe(204);
});

test('a network that asks for challenges without end is told to wait, and may still sign in with a password', async () => {
  const browser = openBrowser();
  const ask = () => browser.send('/auth/passkeys/sign-in/ask', {});
  const answers: { status: number }[] = [];
  // In rounds: more connections at once than that, no server takes.
  for (let round = 0; round < 5; round += 1) answers.push(...(await Promise.all(Array.from({ length: 121 }, ask))));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  const { status } = await browser.send('/auth/sign-in', {
    email: `member@${org.slug}.test`,
    password: 'not this one',
  });
  expect(status).toBe(401);
});

test('of two signatures with one count, sent at once, one counts', async () => {
  const { device } = await added(org.member);
  const browsers = [openBrowser(), openBrowser(), openBrowser()];
  const signed = await Promise.all(
    browsers.map(async (browser) => {
      const { body: asked } = await browser.send('/auth/passkeys/sign-in/ask', {});
      return { browser, sent: device.sign(here(asked.challenge), { counter: 9 }) };
    }),
  );
  const answers = await Promise.all(signed.map(({ browser, sent }) => browser.send('/auth/passkeys/sign-in', sent)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401]);
});

test('what one server asked is answered to another', async () => {
  const { device } = await added(org.member);
  const second = await server.another();
  const first = openBrowser();
  const { body: asked } = await first.send('/auth/passkeys/sign-in/ask', {});
  const browser = openTestBrowser(second.url);
  for (const [name, value] of first.jar) browser.jar.set(name, value);
  const sent = device.sign({ ...here(asked.challenge), origin: second.url });
  expect((await browser.send('/auth/passkeys/sign-in', sent)).status).toBe(204);
  expect(await browser.whoIs()).toBe(org.member.personId);
  await second.stop();
});

test('who is suspended does not come in by passkey either', async () => {
  const { device } = await added(org.member);
  await inOrg(server.runtime, org.admin, (ctx) => suspendPerson(ctx, { id: org.member.personId } as never));
  expect((await signIn(device)).answer.body.error).toMatchObject(refusal);
});

test('a passkey proves that it is still the same person, and the session has a new value then', async () => {
  const { browser, device } = await added(org.member);
  await inOwn((ctx) => ctx.tx.execute("update sessions set proven_at = now() - interval '1 hour'"));
  expect((await browser.call('passkeys.begin')).error).toMatchObject({ data: { code: 'FORBIDDEN' } });
  const before = browser.jar.get('threadline');
  const { body: asked } = await browser.send('/auth/passkeys/prove/ask', {});
  expect(asked.allowCredentials).toEqual([{ type: 'public-key', id: device.id, transports: ['internal'] }]);
  expect((await browser.send('/auth/passkeys/prove', device.sign(here(asked.challenge)))).status).toBe(204);
  expect(browser.jar.get('threadline')).not.toBe(before);
  expect((await browser.call('passkeys.begin')).status).toBe(200);
});

test('a challenge to prove signs nobody in, and nobody proves with another’s passkey', async () => {
  const { device } = await added(org.owner);
  const { browser } = await added(org.member);
  const { body: asked } = await browser.send('/auth/passkeys/prove/ask', {});
  const signed = device.sign(here(asked.challenge));
  expect((await browser.send('/auth/passkeys/sign-in', signed)).body.error).toMatchObject(refusal);
  expect((await browser.send('/auth/passkeys/prove', signed)).body.error).toMatchObject(refusal);
});

test('the challenge to add one belongs to the session, and the page to us', async () => {
  const device = createPasskeyDevice();
  const browser = await signedIn(org.member);
  const { data: asked } = await browser.call('passkeys.begin');
  const made = (at = {}, quirks = {}) => ({
    name: 'x',
    response: device.create(asked, { ...here(asked.challenge), ...at }, quirks),
  });
  const elsewhere = await signedIn(org.member);
  expect((await elsewhere.send('/auth/passkeys', made())).status).toBe(400);
  expect((await browser.send('/auth/passkeys', made({ origin: 'https://evil.example' }))).status).toBe(400);
  expect((await browser.send('/auth/passkeys', made({ rpId: 'evil.example' }))).status).toBe(400);
  expect((await browser.send('/auth/passkeys', made({}, { unverified: true }))).status).toBe(400);
  expect((await openBrowser().send('/auth/passkeys', made())).status).toBe(401);
  expect((await browser.send('/auth/passkeys', made())).status).toBe(200);
  expect((await browser.send('/auth/passkeys', made())).status).toBe(400);
  const again = (await browser.call('passkeys.begin')).data;
  expect(again.excludeCredentials).toEqual([{ id: device.id, transports: ['internal'] }]);
  const twice = { name: 'x', response: device.create(again, here(again.challenge)) };
  expect((await browser.send('/auth/passkeys', twice)).status).toBe(409);
});

test('what a maker states of its passkey is not looked at, and nothing it names is fetched', async () => {
  const browser = await signedIn(org.member);
  const { data: asked } = await browser.call('passkeys.begin');
  const device = createPasskeyDevice();
  const statement: [string, Map<string, unknown>] = ['android-key', new Map([['alg', -7 as unknown]])];
  const response = device.create(asked, here(asked.challenge), { statement });
  expect((await browser.send('/auth/passkeys', { name: 'x', response })).status).toBe(200);
});

test('another organisation’s passkey of the same id neither stands in the way nor signs anybody else in', async () => {
  const { device } = await added(org.member);
  const second = await createOrganisation(server.runtime);
  const [mine] = await inOwn((ctx) => ctx.tx.select().from(passkeys));
  const foreign = createPasskeyDevice();
  const { answer } = await added(second.owner, foreign);
  await inOrg(server.runtime, second.owner, (ctx) => ctx.tx.execute(`update passkeys set name = 'other'`));
  expect(answer.status).toBe(200);
  const taken = { ...mine, orgId: second.id, personId: second.owner.personId, id: randomUUID() } as never;
  await inOrg(server.runtime, second.owner, (ctx) => ctx.tx.insert(passkeys).values(taken));
  const { browser } = await signIn(device);
  expect(await browser.whoIs()).toBe(org.member.personId);
});

test('one’s own are listed, renamed and removed; nobody else’s is there', async () => {
  const { browser, answer } = await added(org.member);
  const { id } = answer.body;
  await inOwn((ctx) => ctx.tx.execute("update people set password_hash = 'x'"));
  for (const who of [org.owner, org.colleague, (await createOrganisation(server.runtime)).owner]) {
    const other = await signedIn(who);
    expect((await other.call('passkeys.rename', { id, name: 'mine now' })).status).toBe(404);
    expect((await other.call('passkeys.remove', { id })).status).toBe(404);
  }
  expect((await browser.call('passkeys.rename', { id, name: 'Work laptop' })).data).toMatchObject({
    id,
    name: 'Work laptop',
  });
  expect((await browser.call('passkeys.remove', { id })).status).toBe(200);
  expect((await browser.call('passkeys.remove', { id })).status).toBe(404);
  expect((await auditOf(org.member)).map(([action]) => action)).toEqual([
    ...['person.passkey_added', 'person.passkey_renamed', 'person.passkey_removed'],
  ]);
});

test('the last way in stays, also when two are taken away at once', async () => {
  const { browser, answer } = await added(org.member);
  expect((await browser.call('passkeys.remove', { id: answer.body.id })).error.message).toContain(
    'your only way to sign in',
  );
  const { answer: second } = await added(org.member);
  const removed = await Promise.all(
    [answer, second].map(({ body }) => browser.call('passkeys.remove', { id: body.id })),
  );
  expect(removed.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('the database lets nobody make, count or see another person’s passkey', async () => {
  const { answer } = await added(org.member);
  const claim = (by: Actor) =>
    inOrg(server.runtime, by, (ctx) =>
      ctx.tx.insert(passkeys).values({
        ...{ orgId: org.id, id: randomUUID(), personId: org.member.personId, name: 'x', credentialId: randomUUID() },
        ...{ publicKey: 'x', counter: 0, transports: [], backedUp: false, createdAt: ctx.now },
      }),
    );
  await expect(claim(org.owner)).rejects.toThrow();
  await expect(claim(org.colleague)).rejects.toThrow();
  const seen = (by: Actor) => inOrg(server.runtime, by, (ctx) => ctx.tx.select().from(passkeys));
  expect(await seen(org.colleague)).toEqual([]);
  const renamed = await inOrg(server.runtime, org.owner, (ctx) =>
    ctx.tx.update(passkeys).set({ name: 'x' }).where(eq(passkeys.id, answer.body.id)).returning(),
  );
  expect(renamed).toEqual([]);
  await expect(
    inOrg(server.runtime, org.member, (ctx) => ctx.tx.update(passkeys).set({ publicKey: 'x' })),
  ).rejects.toThrow();
});

test.each([
  ['no object', null],
  ['arrays', { id: ['a'], rawId: 'a', type: 'public-key', response: [] }],
  ['a name that is far too long', { id: 'x'.repeat(5000), rawId: 'x', type: 'public-key', response: {} }],
  ['no JSON in it', signature({ clientDataJSON: 'bm8' })],
  ['half a handle', signature({ userHandle: 'AAAA' })],
])('%s instead of a signature is refused', async (_, body) => {
  const browser = openBrowser();
  await browser.send('/auth/passkeys/sign-in/ask', {});
  const { status } = await browser.send('/auth/passkeys/sign-in', body);
  expect([400, 401]).toContain(status);
});

function signature(response: object) {
  const usual = { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA', userHandle: null };
  return { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: { ...usual, ...response } };
}
