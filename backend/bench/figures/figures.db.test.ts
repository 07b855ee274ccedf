import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSlug, seedDemo } from '../../seeds/demo/index.js';
import { projections } from '../../src/app/projections.js';
import { connect } from '../../src/platform/db/connect.js';
import { type Database, openDatabase } from '../../src/platform/db/database.js';
import type { Actor, Runtime } from '../../src/platform/db/in-org.js';
import { rollUpOrganisation } from '../../src/reports/service.js';
import { createTestDatabase } from '../../test/database.js';
import { testSecrets } from '../../test/secrets.js';
import { compareFigures } from './compare-figures.js';
import type { Place } from './place.js';

let db: Database;
let runtime: Runtime;
let sql: Place['sql'];
let owner: Actor;

beforeAll(async () => {
  const database = await createTestDatabase();
  db = await openDatabase({ url: database.appUrl, connections: 4 });
  sql = connect(database.adminUrl, { max: 4 });
  runtime = { db, clock: () => new Date('2026-03-10T10:30:00.000Z'), projections, secrets: testSecrets() };
  await seedDemo(runtime);
  const [person] = await sql<{ orgId: string; id: string }[]>`select p.org_id as "orgId", p.id from people p
    join organisations o on o.id = p.org_id where o.slug = ${demoSlug} and p.role = 'owner'`;
  await sql`update people set unit = case role when 'member' then 'Success' when 'admin' then 'Sales' end`;
  await sql`update people set approver_id = ${person?.id ?? ''} where role = 'contractor'`;
  owner = { orgId: person?.orgId ?? '', personId: person?.id ?? '', role: 'owner', via: 'session', credentialId: null };
}, 240_000);
afterAll(() => Promise.all([db?.close(), sql?.end()]));

async function differences(timeZone: string, turn: number): Promise<string[]> {
  const place = { sql, orgId: owner.orgId, timeZone, personId: owner.personId };
  const { compared, different } = await compareFigures({ runtime, place, owner, turn });
  expect(compared).toBeGreaterThan(500);
  return different;
}

/** What people do all day: entries begun earlier, and ones that fall away; lines that come and go. */
const write = (part: number) =>
  sql.begin(async (tx) => {
    await tx`update time_entries set started_at = started_at - interval '9 hours', ended_at = ended_at - interval '9 hours'
    where org_id = ${owner.orgId} and duration_seconds > 0 and ('x' || right(id::text, 2))::bit(8)::int % 16 = 3`;
    await tx`update time_entries set removed_at = now()
    where org_id = ${owner.orgId} and ('x' || right(id::text, 2))::bit(8)::int % 32 = ${part}`;
    await tx`update timeline_entries set removed_at = now()
    where org_id = ${owner.orgId} and ('x' || right(id::text, 2))::bit(8)::int % 32 = ${part}`;
  });

const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'];

test.each(zones.map((timeZone, part) => ({ timeZone, part })))(
  'every figure of every report is what plain SQL says of the demo world, at any moment, in $timeZone',
  async ({ timeZone, part }) => {
    await sql`update organisations set time_zone = ${timeZone} where id = ${owner.orgId}`;
    expect(await differences(timeZone, 0)).toEqual([]);
    await rollUpOrganisation(runtime, owner.orgId);
    expect(await differences(timeZone, 1)).toEqual([]);
    await write(part);
    expect(await differences(timeZone, 2)).toEqual([]);
    await rollUpOrganisation(runtime, owner.orgId);
    expect(await differences(timeZone, 3)).toEqual([]);
  },
  120_000,
);
