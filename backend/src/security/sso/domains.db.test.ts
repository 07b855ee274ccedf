import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startNameServer, type TestNameServer } from '../../../test/name-server.js';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import type { Actor } from '../../platform/db/in-org.js';
import { auditLog } from '../../platform/events/schema.js';
import { createCaller } from '../../platform/http/procedure.js';
import { findConnections } from './queries.js';
import { ssoRouter } from './router.js';
import { saveConnection } from './verbs/connections.js';
import { addDomain, removeDomain } from './verbs/domains.js';

const world = useWorld();
let names: TestNameServer;
let org: TestOrganisation;
let id: string;
let domain: string;

beforeAll(async () => {
  names = await startNameServer();
});
afterAll(() => names?.close());
beforeEach(async () => {
  org = await world.organisation();
  id = await connect(org.owner);
  domain = `${randomUUID()}.example`;
});

const connect = async (who: Actor) =>
  (
    await world.as(who, (ctx) =>
      saveConnection(ctx, {
        ...{ kind: 'oidc', name: 'Acme', issuer: 'https://issuer.example', clientId: 'id', clientSecret: 'secret' },
        ...{ createsPeople: false, createsRole: 'member' },
      }),
    )
  ).id;
const add = (who: Actor = org.admin, named = domain) => world.as(who, (ctx) => addDomain(ctx, { id, domain: named }));
const deskOf = createCaller(ssoRouter);
const check = (who: Actor = org.admin, asked = { id, domain }) =>
  deskOf({
    ...{ runtime: world.runtime, actor: { ...who, provenAt: world.runtime.clock() }, idempotencyKey: null },
    origin: { source: 'desk', ip: null, requestId: null },
    hub: { listen: () => () => undefined },
  }).checkDomain(asked);
const looksOf = async ({ id: orgId }: TestOrganisation) => {
  const [row] = await world.runtime.db.sql<{ failures: number }[]>`
    select failures::int from sign_in_attempts where subject = ${hashSecret(`domain-looks:${orgId}`)}`;
  return row?.failures;
};
const several = (count: number) => Array.from({ length: count }, (_, at) => `d${at}-${domain}`);
const enable = () =>
  world.runtime.db.sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${org.id}, true), set_config('app.role', 'system', true)`;
    await tx`update sso_connections set enabled_at = now() where id = ${id}`;
  });

test('a domain counts once its own record says so, and leads to the organisation from then on', async () => {
  const shown = await add();
  const [named] = shown.domains;
  expect(named).toMatchObject({ domain, verified: false, record: expect.stringMatching(/^threadline-verification=/) });
  await enable();
  await expect(check()).rejects.toThrow(`The record does not stand in ${domain} yet`);
  names.records.set(domain, ['v=spf1 -all', `${named?.record}x`]);
  await expect(check()).rejects.toThrow('does not stand');
  expect(await findConnections(world.runtime, domain)).toEqual([]);
  names.records.set(domain, ['v=spf1 -all', named?.record ?? '']);
  expect((await check()).domains).toMatchObject([{ domain, verified: true }]);
  expect(await findConnections(world.runtime, domain)).toMatchObject([{ orgId: org.id, id }]);
  await world.as(org.admin, (ctx) => removeDomain(ctx, { id, domain }));
  expect(await findConnections(world.runtime, domain)).toEqual([]);
  const told = await world.as(org.system, (ctx) => ctx.tx.select().from(auditLog));
  expect(told.map(({ action }) => action).sort()).toEqual(
    ['sso.saved', 'sso.domain_added', 'sso.domain_verified', 'sso.domain_removed'].sort(),
  );
});

test('two organisations may name one domain, and each proves it by a record of its own', async () => {
  const mine = (await add()).domains[0]?.record;
  const other = await world.organisation();
  const theirs = await connect(other.owner);
  const shown = await world.as(other.owner, (ctx) => addDomain(ctx, { id: theirs, domain }));
  expect(shown.domains[0]?.record).not.toBe(mine);
  names.records.set(domain, [mine ?? '']);
  await expect(check(other.owner, { id: theirs, domain })).rejects.toThrow('does not stand');
});

test('while name servers keep admins waiting, the desk of everybody else goes on', async () => {
  const slow = several(10);
  for (const named of slow) await add(org.admin, named);
  names.hold(true);
  let answered = 0;
  const checks = slow.map((named) =>
    expect(check(org.admin, { id, domain: named }))
      .rejects.toThrow('does not stand')
      .finally(() => {
        answered += 1;
      }),
  );
  try {
    await expect.poll(() => slow.filter((named) => names.asked.includes(named)).length).toBe(10);
    await world.as(org.member, (ctx) => ctx.tx.execute('select 1'));
    expect(answered).toBe(0);
  } finally {
    names.hold(false);
  }
  await Promise.all(checks);
});

test('a domain is looked at once at a time, and an organisation looks ten times a minute', async () => {
  await add();
  names.hold(true);
  const together = Array.from({ length: 3 }, () => check().catch(String));
  await expect.poll(() => looksOf(org)).toBe(3);
  names.hold(false);
  expect(await Promise.all(together)).toEqual(Array(3).fill(expect.stringContaining('does not stand')));
  expect(names.asked.filter((asked) => asked === domain)).toHaveLength(1);
  for (let look = 4; look <= 10; look += 1) await expect(check()).rejects.toThrow('does not stand');
  await expect(check()).rejects.toThrow('Wait a minute and try again.');
  const other = await world.organisation();
  const theirs = { id: await connect(other.owner), domain };
  await world.as(other.owner, (ctx) => addDomain(ctx, theirs));
  await expect(check(other.owner, theirs)).rejects.toThrow('does not stand');
});

test('only those who administer set it up, and nobody of another organisation sees it', async () => {
  for (const who of [org.member, org.contractor, org.readOnly]) {
    await expect(add(who)).rejects.toThrow('Your role does not allow this');
    await expect(check(who)).rejects.toThrow('Your role does not allow this');
    expect(await world.as(who, (ctx) => ctx.tx.execute('select * from sso_connections'))).toHaveLength(0);
  }
  const other = await world.organisation();
  await expect(add(other.owner)).rejects.toThrow('This connection does not exist');
});

test('the client secret is sealed, and told to nobody', async () => {
  const rows = await world.as(org.owner, (ctx) => ctx.tx.execute('select client_secret from sso_connections'));
  expect(JSON.stringify(rows)).toMatch(/tl1\./);
  expect(JSON.stringify(await add())).not.toMatch(/"secret"|tl1\./);
});
