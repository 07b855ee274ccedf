import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atTheDesk } from '../../test/desk-actor.js';
import { startMicrosoft, type TestMicrosoft } from '../../test/microsoft.js';
import { startTestServer, type TestServer } from '../../test/server.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { issueCode } from '../platform/auth/device-grants.js';
import { totpFactors } from '../platform/auth/factors/schema.js';
import { beginTotp } from '../platform/auth/factors/totp-factor.js';
import { identities } from '../platform/auth/schema.js';
import { type Actor, inOrg } from '../platform/db/in-org.js';
import { auditLog } from '../platform/events/schema.js';
import { reinstatePerson, suspendPerson } from '../team/service.js';

let microsoft: TestMicrosoft;
let server: TestServer;
let org: TestOrganisation;
let oid: string;

beforeAll(async () => {
  microsoft = await startMicrosoft();
  server = await startTestServer({ microsoft: microsoft.settings });
});
afterAll(async () => {
  await server?.stop();
  await microsoft?.stop();
});
beforeEach(async () => {
  org = await createOrganisation(server.runtime);
  oid = randomUUID();
});

interface Answer {
  access_token?: string;
  refresh_token?: string;
  error?: string;
  error_description?: string;
}
const clientId = 'threadline-outlook';
async function ask(fields: Record<string, string>, at = server.url) {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  const answer = await fetch(`${at}/oauth/token`, { method: 'POST', body });
  return { status: answer.status, ...((await answer.json()) as Answer) };
}
const byAssertion = (assertion: string, more: Record<string, string> = {}) =>
  ask({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion, ...more });

/** What the pane does after the dialog: it exchanges the code, and hands over Microsoft's word in the same breath. */
async function byDialog(who: Actor, assertion?: string) {
  const verifier = randomUUID() + randomUUID();
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = `${server.url}/outlook/signed-in.html`;
  const code = await issueCode(server.runtime, await atTheDesk(server.runtime, who), {
    clientId,
    redirectUri,
    codeChallenge,
  });
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
  return ask({ ...fields, ...(assertion ? { assertion } : {}) });
}
const mailOf = (key: string, of = org) => `${key}@${of.slug}.test`;
const word = (claims = {}) => microsoft.token({ oid, preferred_username: mailOf('member'), ...claims });
const whoIs = async (token: string | undefined) => {
  const answer = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return answer.status === 200 ? ((await answer.json()) as { person: { id: string } }).person.id : null;
};
const linked = () => inOrg(server.runtime, org.system, (ctx) => ctx.tx.select().from(identities));

const unlinked =
  'This Microsoft account is not linked to anybody here yet. Sign in with your password once, and it will be.';

test('the first time by the dialog, from then on by Microsoft’s word alone', async () => {
  const assertion = await word();
  expect(await byAssertion(assertion)).toEqual({ status: 400, error: 'invalid_grant', error_description: unlinked });
  expect((await byDialog(org.member, assertion)).status).toBe(200);
  const tokens = await byAssertion(await word());
  expect(await whoIs(tokens.access_token)).toBe(org.member.personId);
  const renewed = await ask({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
  expect(await whoIs(renewed.access_token)).toBe(org.member.personId);
});

test('linking and signing in stand in the audit log', async () => {
  await byDialog(org.member, await word());
  await byAssertion(await word());
  const log = await inOrg(server.runtime, org.system, (ctx) =>
    ctx.tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, org.member.personId))
      .orderBy(auditLog.at, auditLog.action),
  );
  const told = log.map(({ action, details, via }) => [action, details, via]);
  expect(told).toContainEqual(['person.identity_linked', { by: 'microsoft' }, 'token']);
  expect(told).toContainEqual(['extension.authorised', { by: 'microsoft' }, 'token']);
  expect(told).toHaveLength(3);
});

test('an address alone links nobody', async () => {
  await byDialog(org.member);
  for (const who of ['member', 'owner']) {
    const claims = { oid: randomUUID(), email: mailOf(who), preferred_username: mailOf(who), email_verified: true };
    expect((await byAssertion(await word(claims))).error_description).toBe(unlinked);
  }
  expect(await linked()).toEqual([]);
});

test('who signs in on a colleague’s computer does not lend them their account', async () => {
  expect((await byDialog(org.owner, await word())).status).toBe(200);
  expect(await linked()).toEqual([]);
  expect((await byAssertion(await word())).error_description).toBe(unlinked);
});

test('an identity that is linked does not move, though its address does', async () => {
  await byDialog(org.member, await word());
  expect((await byDialog(org.colleague, await word({ preferred_username: mailOf('colleague') }))).status).toBe(200);
  expect((await linked()).map((row) => row.personId)).toEqual([org.member.personId]);
  expect(await whoIs((await byAssertion(await word())).access_token)).toBe(org.member.personId);
});

test('a token works once, also when it comes many times at once', async () => {
  await byDialog(org.member, await word());
  const assertion = await word();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => byAssertion(assertion)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await byAssertion(assertion)).error_description).toBe(
    'Microsoft’s word for who you are was used before. Sign in again.',
  );
});

test('the token that linked an account signs nobody in any more', async () => {
  const assertion = await word();
  await byDialog(org.member, assertion);
  expect((await byAssertion(assertion)).status).toBe(400);
});

test('a forged token links nobody, and spoils no sign-in', async () => {
  expect((await byDialog(org.member, `${await word()}x`)).status).toBe(200);
  expect(await linked()).toEqual([]);
});

test('who is suspended does not come in, and who comes back does again', async () => {
  const { personId: id } = org.member;
  await byDialog(org.member, await word());
  await inOrg(server.runtime, org.admin, (ctx) => suspendPerson(ctx, { id }));
  expect((await byAssertion(await word())).error_description).toBe(unlinked);
  await inOrg(server.runtime, org.admin, (ctx) => reinstatePerson(ctx, { id }));
  expect(await whoIs((await byAssertion(await word())).access_token)).toBe(id);
});

test('who signs in with a second factor is sent to the window that asks for it', async () => {
  await byDialog(org.member, await word());
  await inOrg(server.runtime, org.member, async (ctx) => {
    await beginTotp(ctx);
    await ctx.tx.update(totpFactors).set({ confirmedAt: ctx.now }).where(eq(totpFactors.personId, ctx.personId));
  });
  expect((await byAssertion(await word())).error_description).toContain('second factor');
});

test('an account of two organisations is asked to choose by the dialog', async () => {
  await byDialog(org.member, await word());
  const second = await createOrganisation(server.runtime);
  await byDialog(second.member, await word({ preferred_username: mailOf('member', second) }));
  expect((await byAssertion(await word())).error_description).toContain('belongs to several organisations');
});

test('no other program signs in this way, and no server where it is not set up', async () => {
  await byDialog(org.member, await word());
  expect((await byAssertion(await word(), { client_id: 'threadline-extension' })).status).toBe(400);
  const plain = await startTestServer();
  const fields = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: await word() };
  expect(await ask(fields, plain.url)).toMatchObject({
    status: 400,
    error_description: 'Sign-in with Microsoft is not set up here. Sign in with your password.',
  });
  await plain.stop();
});

test('the database lets nobody claim an identity for another person', async () => {
  const claim = (by: Actor) =>
    inOrg(server.runtime, by, (ctx) =>
      ctx.tx.insert(identities).values({
        ...{ orgId: org.id, issuer: 'https://issuer.test', subject: oid, personId: org.owner.personId },
        provider: 'microsoft',
        ...{ linkedAt: ctx.now, lastUsedAt: ctx.now },
      }),
    );
  await expect(claim(org.member)).rejects.toThrow();
  await expect(claim(org.admin)).rejects.toThrow();
  await claim(org.owner);
  expect(await inOrg(server.runtime, org.member, (ctx) => ctx.tx.select().from(identities))).toEqual([]);
});
