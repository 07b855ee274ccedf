import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connect } from '../platform/db/connect.js';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { pageOfEntries } from './queries.js';
import { listTimeline } from './service.js';

const office = useOffice();
const entries = 100_000;

async function largeTimeline() {
  const org = await office.organisation();
  const customerId = await office.customer(org);
  await office.as(org.system, async (ctx) => {
    await ctx.tx.execute(sql`insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, subject_type, subject_id,
        customer_facing, system, search)
      select ${org.id}::uuid, gen_random_uuid(), ${customerId}::uuid, timestamptz '2026-03-10' - n * interval '1 minute',
        case when n % 5 = 0 then 'call' else 'email' end, 'message.stored', 'import', 'Mail ' || n, 'message', gen_random_uuid(), true, false,
        to_tsvector('simple', 'mail ' || n || case when n % 10000 = 0 then ' zebra' else '' end)
      from generate_series(1, ${entries}) n`);
  });
  const administrator = connect(office.database.adminUrl, { max: 1 });
  await administrator`vacuum analyze timeline_entries`;
  await administrator.end();
  return { org, customerId };
}

/** Rows that the plan reads from the table, whatever time it takes. */
async function rowsRead(actor: Actor, customerId: string, position: { at: string; id: string } | null) {
  return office.as(actor, async (ctx) => {
    const query = pageOfEntries(ctx, { customerId, limit: 50, position }) as unknown as {
      getSQL(): ReturnType<typeof sql>;
    };
    const [row] = await ctx.tx.execute<{ 'QUERY PLAN': unknown }>(
      sql`explain (analyze, format json) ${query.getSQL()}`,
    );
    const text = JSON.stringify(row?.['QUERY PLAN']);
    const scans = [
      ...text.matchAll(/"Node Type":"([^"]+)"[^{}]*?"Relation Name":"timeline_entries"[^{}]*?"Actual Rows":([\d.]+)/g),
    ];
    return scans.map((scan) => ({ node: scan[1], rows: Number(scan[2]) }));
  });
}

test('a page of a timeline of 100,000 entries reads its own rows and no more, and search finds the newest first', async () => {
  const { org, customerId } = await largeTimeline();
  const deep = { at: '2026-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' };
  for (const actor of [org.member, org.owner, org.readOnly]) {
    const scans = await rowsRead(actor, customerId, null);
    // A read-only person's share of the mail is sifted out by assignment; nothing but the index says where to look.
    expect(scans.map((scan) => scan.node)).toEqual(['Index Scan']);
    expect(scans[0]?.rows).toBeLessThanOrEqual(51);
  }
  expect(await rowsRead(org.member, customerId, deep)).toEqual([{ node: 'Index Scan', rows: 51 }]);
  const titles = async (input: object) => {
    const page = await office.as(org.member, (ctx) => listTimeline(ctx, { customerId, limit: 3, ...input }));
    return page.items.map((item) => item.title);
  };
  expect(await titles({ search: 'mail' })).toEqual(['Mail 1', 'Mail 2', 'Mail 3']);
  expect(await titles({ search: 'zebra' })).toEqual(['Mail 10000', 'Mail 20000', 'Mail 30000']);
  expect(await titles({ search: 'mail', to: '2026-01-01T00:00:00Z' })).toEqual([
    'Mail 97921',
    'Mail 97922',
    'Mail 97923',
  ]);
  expect(await titles({ search: 'mail', kinds: ['note'] })).toEqual([]);
});
