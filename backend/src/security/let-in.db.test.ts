import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailWith, type Office, type SignInWorld, startSignInWorld } from '../../test/sign-in-world.js';
import { writeSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { inOrg } from '../platform/db/in-org.js';
import { removePerson, restorePerson, suspendPerson } from '../team/service.js';

let world: SignInWorld;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());

async function broughtBack(ways: ('google' | 'password')[]): Promise<void> {
  office = await world.office();
  const { org } = office;
  const { runtime } = world.server;
  const id = org.member.personId;
  await inOrg(runtime, org.system, (ctx) =>
    writeSignInRules(ctx, { requireSecondFactor: false, ways, idleMinutes: 600 }),
  );
  await inOrg(runtime, org.owner, (ctx) => removePerson(ctx, { id }));
  await inOrg(runtime, org.owner, (ctx) => restorePerson(ctx, { id }));
}

async function link(): Promise<string> {
  const { text } = await mailWith(world.sink, office.emailOf('member'), 'You are back at Test on Threadline');
  return /\/let-in#(tle_[\w-]+)/.exec(text)?.[1] ?? '';
}

const enter = async (token: string) => {
  const browser = office.browser();
  const { status } = await browser.post('/auth/let-in', { token });
  return { browser, status };
};

test('whoever is brought back where no password counts comes in once by a mailed link', async () => {
  await broughtBack(['google']);
  const token = await link();
  const attempts = await Promise.all(Array.from({ length: 5 }, () => enter(token)));
  expect(attempts.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400, 400]);
  const inside = attempts.find(({ status }) => status === 204);
  expect(await inside?.browser.signedIn()).toBe(true);
  expect((await enter(token)).status).toBe(400);
});

test('a link lets in the one to whom it was mailed, in their organisation, and nobody who was suspended since', async () => {
  await broughtBack(['google']);
  const token = await link();
  const hex = (id: string) => id.replaceAll('-', '');
  const { org } = office;
  expect((await enter(token.replace(hex(org.member.personId), hex(org.owner.personId)))).status).toBe(400);
  const other = await world.office();
  expect((await enter(token.replace(hex(org.id), hex(other.org.id)))).status).toBe(400);
  await inOrg(world.server.runtime, org.owner, (ctx) => suspendPerson(ctx, { id: org.member.personId }));
  expect((await enter(token)).status).toBe(400);
});

test('where passwords count, nobody gets such a link', async () => {
  await broughtBack(['password', 'google']);
  await office.browser().post('/auth/reset/ask', { email: office.emailOf('member') });
  await mailWith(world.sink, office.emailOf('member'), 'Set a new password for Threadline');
  expect(
    world.sink.mails.filter(({ to, text }) => to === office.emailOf('member') && text.includes('let-in#')),
  ).toEqual([]);
});
