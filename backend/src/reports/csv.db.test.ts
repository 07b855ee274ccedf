import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { accessTokenOf, deskCookieOf } from '../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { logInteraction } from '../interactions/service.js';
import { connect } from '../platform/db/connect.js';
import type { Actor } from '../platform/db/in-org.js';
import { inOrg } from '../platform/db/in-org.js';

let server: TestServer;
let org: TestOrganisation;

beforeAll(async () => {
  server = await startTestServer();
  org = await createOrganisation(server.runtime);
  await inOrg(server.runtime, org.owner, async (ctx) => {
    for (const name of ['=HYPERLINK("http://x")', 'Acme "Nord", GmbH']) {
      const { id } = await createCustomer(ctx, { name });
      await logInteraction(ctx, { customerId: id, kind: 'call', occurredAt: '2026-03-05T10:00:00Z' });
    }
  });
});
afterAll(() => server?.stop());

async function csv(actor: Actor, query: string): Promise<{ status: number; type: string | null; text: string }> {
  const authorization = `Bearer ${await accessTokenOf(server.runtime, actor)}`;
  const answer = await fetch(`${server.url}/api/v1/reports/csv?${query}`, { headers: { authorization } });
  return { status: answer.status, type: answer.headers.get('content-disposition'), text: await answer.text() };
}
const march = 'from=2026-03-01&to=2026-04-01';

test('a report comes as an attachment of exactly what is filtered, and no cell of it is a formula', async () => {
  const { status, type, text } = await csv(org.owner, `report=heatmap&${march}&columns=month&kinds=call`);
  expect([status, type]).toEqual([200, 'attachment; filename="heatmap.csv"']);
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toBe('customers,id,total,2026-03-01');
  expect(
    lines
      .slice(1)
      .map((line) => line.replace(/,[0-9a-f-]{36},/, ' '))
      .sort(),
  ).toEqual(['"\'=HYPERLINK(""http://x"")" 1,1', '"Acme ""Nord"", GmbH" 1,1']);
  expect((await csv(org.owner, `report=heatmap&${march}&kinds=meeting`)).text.trim().split('\r\n')).toHaveLength(1);
});

test('weekdays come as numbers, Monday first, each with what was due on it', async () => {
  const lines = (await csv(org.owner, `report=followUpsByWeekday&${march}`)).text.trim().split('\r\n');
  expect(lines[0]).toBe('weekday,due,completed,completion rate,overdue');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('rows are sent whole; what may not be read is refused before the first line', async () => {
  const rows = await csv(org.owner, `report=rows&of=activity&kinds=call&${march}`);
  expect(rows.text.trim().split('\r\n')).toHaveLength(3);
  expect((await csv(org.readOnly, `report=hours&${march}`)).status).toBe(403);
  expect((await csv(org.contractor, `report=heatmap&${march}`)).status).toBe(403);
  expect((await csv(org.owner, `report=heatmap&from=2001-01-01&to=2026-04-01`)).status).toBe(400);
  expect((await csv(org.owner, `report=__proto__&${march}`)).status).toBe(400);
  expect((await csv(org.owner, `report=hours&${march}&surprise=1`)).status).toBe(400);
  expect((await fetch(`${server.url}/desk/reports/csv?report=heatmap&${march}`)).status).toBe(401);
});

test('more than a thousand rows go to owners and admins at the desk alone, after a proof', async () => {
  await makeManyRows();
  const many = `report=rows&of=activity&kinds=call&${march}`;
  const atDesk = async (actor: Actor, provenAt?: Date) => {
    const cookie = await deskCookieOf(server.runtime, actor, provenAt);
    const answer = await fetch(`${server.url}/desk/reports/csv?${many}`, { headers: { cookie } });
    return { status: answer.status, text: await answer.text() };
  };
  expect(await csv(org.owner, many)).toMatchObject({ status: 403, text: expect.stringContaining('at the desk') });
  expect(await csv(org.member, many)).toMatchObject({ status: 403, text: expect.stringContaining('1,000 rows') });
  const long = new Date(Date.now() - 11 * 60_000);
  expect(await atDesk(org.owner, long)).toMatchObject({ status: 403, text: expect.stringContaining('"proof":true') });
  const given = await atDesk(org.owner);
  expect(given.status).toBe(200);
  expect(given.text.trim().split('\r\n')).toHaveLength(1004);
  expect((await csv(org.member, `report=heatmap&${march}&columns=month`)).status).toBe(200);
});

/** A thousand and one calls more, and the member works for their customers. */
async function makeManyRows(): Promise<void> {
  const administrator = connect(server.database.adminUrl, { max: 1 });
  const [table] = await administrator<{ columns: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_name = 'timeline_entries' and column_name not in ('id', 'told_by') and is_generated = 'NEVER'`;
  await administrator.unsafe(`insert into timeline_entries (id, told_by, ${table?.columns})
    select gen_random_uuid(), gen_random_uuid(), ${table?.columns}
    from (select * from timeline_entries where org_id = '${org.id}' and kind = 'call' limit 1) one, generate_series(1, 1001)`);
  await administrator`insert into assignments (org_id, customer_id, person_id, kind, created_at)
    select org_id, id, ${org.member.personId}, 'assigned', now() from customers where org_id = ${org.id}`;
  await administrator.end();
}
