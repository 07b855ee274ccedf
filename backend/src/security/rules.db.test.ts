import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { people } from '../platform/auth/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { linkAccount } from './accounts/service.js';
import { readRules, saveRules } from './service.js';

const world = useWorld();

const onlyGoogle = { requireSecondFactor: false, ways: ['google'] as const, idleMinutes: 600 };
const asked = (org: TestOrganisation, ways: ('google' | 'password')[]) =>
  world.as(org.owner, (ctx) => readRules(ctx, { ways }));
const save = (org: TestOrganisation) =>
  world.as(org.owner, (ctx) => saveRules(ctx, { ...onlyGoogle, ways: [...onlyGoogle.ways] }));

async function link(who: Actor): Promise<void> {
  const subject = who.personId;
  const vouched = {
    ...{ issuer: 'https://accounts.google.com', subject, addresses: [], label: null },
    ...{ hash: subject, expiresAt: new Date() },
  };
  await world.as(who, (ctx) => linkAccount(ctx, 'google', vouched));
}

async function office(): Promise<TestOrganisation> {
  const org = await world.organisation();
  await world.as(org.system, (ctx) =>
    ctx.tx.update(people).set({ passwordHash: 'any' }).where(eq(people.orgId, org.id)),
  );
  return org;
}

test('whom new rules would leave outside is told before they are saved, and after', async () => {
  world.runtime.providers = ['google'];
  const org = await office();
  await link(org.owner);
  await link(org.member);
  await world.as(org.system, (ctx) =>
    ctx.tx.update(people).set({ suspendedAt: ctx.now }).where(eq(people.id, org.colleague.personId)),
  );
  expect((await asked(org, ['google', 'password'])).withoutWay.count).toBe(0);
  const { withoutWay } = await asked(org, ['google']);
  expect(withoutWay.people.map(({ name }) => name)).toEqual(['admin person', 'contractor person', 'readOnly person']);
  expect(withoutWay.count).toBe(3);
  expect((await save(org)).withoutWay.count).toBe(3);
});

test('an account counts only where its provider is set up on this server', async () => {
  world.runtime.providers = ['microsoft'];
  const org = await office();
  await link(org.owner);
  expect((await asked(org, ['google'])).withoutWay.count).toBe(6);
  await expect(save(org)).rejects.toThrow('No owner could sign in any more.');
  world.runtime.providers = ['google'];
  await expect(save(org)).resolves.toMatchObject({ ways: ['google'] });
});

test('a passkey goes with the password, unless it only counts beside one', async () => {
  world.runtime.providers = [];
  const org = await office();
  await world.as(org.member, async (ctx) => {
    await ctx.tx.update(people).set({ passwordHash: null }).where(eq(people.id, ctx.personId));
  });
  expect((await asked(org, ['password'])).withoutWay.count).toBe(1);
});

test('members see neither the rules nor who is left outside', async () => {
  const org = await office();
  for (const who of [org.member, org.contractor, org.readOnly])
    await expect(world.as(who, (ctx) => readRules(ctx))).rejects.toMatchObject({ code: 'forbidden' });
});
