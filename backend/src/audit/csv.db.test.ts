import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { accessTokenOf, deskCookieOf } from '../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { type Actor, inOrg } from '../platform/db/in-org.js';
import { recordAll } from '../platform/events/record.js';
import { auditCsvRoute, listEntries } from './service.js';

let server: TestServer;
let org: TestOrganisation;

beforeAll(async () => {
  server = await startTestServer();
  org = await createOrganisation(server.runtime);
  for (const name of ['=HYPERLINK("http://x")', 'Acme'])
    await inOrg(server.runtime, org.owner, (ctx) => createCustomer(ctx, { name }));
});
afterAll(() => server?.stop());

async function csv(actor: Actor, query = ''): Promise<{ status: number; text: string }> {
  const cookie = await deskCookieOf(server.runtime, actor);
  const answer = await fetch(`${server.url}/desk/audit/csv?${query}`, { headers: { cookie } });
  return { status: answer.status, text: await answer.text() };
}
const exports = () =>
  inOrg(server.runtime, org.owner, (ctx) => listEntries(ctx, { action: 'data.exported', limit: 10 }));

test('an owner takes the log as a file whose cells are no formulas, and that is an entry of it', async () => {
  const { status, text } = await csv(org.owner, 'action=customer.created');
  expect(status).toBe(200);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('place,at,action,person');
  expect(lines[1]).toContain('customer.created,owner person');
  expect(lines[1]).toMatch(/,yes,[0-9a-f]{64}$/);
  expect(lines[2]).toContain('"\'=HYPERLINK(""http://x"")"');
  expect((await exports()).items).toMatchObject([
    { details: { what: 'audit', rows: 2, filters: { action: 'customer.created' } }, actor: { name: 'owner person' } },
  ]);
});

test('nobody else takes it, no program, and no owner who has not shown who they are', async () => {
  for (const actor of [org.admin, org.member, org.readOnly]) expect((await csv(actor)).status).toBe(403);
  const long = new Date(Date.now() - 3_600_000);
  const cookie = await deskCookieOf(server.runtime, org.owner, long);
  const stale = await fetch(`${server.url}/desk/audit/csv`, { headers: { cookie } });
  expect([stale.status, await stale.text()]).toEqual([403, expect.stringContaining('proof')]);
  const authorization = `Bearer ${await accessTokenOf(server.runtime, org.owner)}`;
  const byToken = await fetch(`${server.url}/api/v1/audit/export`, { headers: { authorization } });
  expect(byToken.status).toBe(403);
  expect((await exports()).items).toHaveLength(1);
});

test('who is cut off in the middle of a file gets no more of it', async () => {
  const crowded = await createOrganisation(server.runtime);
  const told = { name: 'person.renamed', subject: { type: 'person', id: crowded.owner.personId } } as const;
  const entries = Array.from({ length: 2_500 }, () => told);
  await inOrg(server.runtime, crowded.owner, (ctx) => recordAll(ctx, entries));
  let actor: Actor | null = { ...crowded.owner, via: 'session', provenAt: new Date() };
  const origin = { source: 'desk', ip: null, requestId: null } as const;
  const about = { runtime: server.runtime, origin, idempotencyKey: null, hub: { listen: () => () => undefined } };
  const route = auditCsvRoute('/csv', async () => ({ ...about, actor }));
  const linesIn = async () => (await (await route.request('/csv')).text()).trim().split('\r\n').length;
  expect(await linesIn()).toBe(2_501);
  const cutAfterFirst = async (cut: Actor | null) => {
    actor = { ...crowded.owner, via: 'session', provenAt: new Date() };
    const reader = (await route.request('/csv')).body?.getReader();
    actor = cut;
    expect((await reader?.read())?.done).toBe(false);
    return reader?.read();
  };
  await expect(cutAfterFirst(null)).rejects.toThrow('Sign in to go on.');
  await expect(cutAfterFirst({ ...crowded.owner, role: 'member' })).rejects.toThrow('Your role does not allow this');
});

test('a report that is taken as a file is an entry too', async () => {
  const cookie = await deskCookieOf(server.runtime, org.owner);
  const asked = 'report=heatmap&from=2026-03-01&to=2026-04-01';
  const answer = await fetch(`${server.url}/desk/reports/csv?${asked}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect((await exports()).items[0]).toMatchObject({
    details: { what: 'reports.heatmap', filters: { from: '2026-03-01', to: '2026-04-01' } },
  });
});
