import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { connect } from '../../platform/db/connect.js';
import type { Sql } from '../../platform/db/database.js';
import { type AnchorFiles, createAnchorFiles } from '../anchors/anchor-files.js';
import { organisationWithLog, useAnchors } from '../audit-world.fixture.js';
import type { LogToRuin } from './log-to-ruin.fixture.js';
import { type Tampering, tamperings } from './tamperings.fixture.js';
import { verifyOrganisation } from './verify.js';

const world = useWorld();
const anchored = useAnchors();
const tables = ['audit_log', 'audit_seals', 'audit_heads', 'events'];
let admin: Sql;
let log: LogToRuin;
let empty: { folder: string; files: AnchorFiles };

beforeAll(async () => {
  admin = connect(world.database.adminUrl, { max: 1 });
  const org = await organisationWithLog(world, 16);
  const other = await organisationWithLog(world, 3);
  const entries = await admin<{ seq: string; number: string; eventId: string }[]>`
    select a.seq, s.number, a.event_id as "eventId" from audit_seals s
      join audit_log a on a.org_id = s.org_id and a.seq = s.audit_seq where s.org_id = ${org.id} order by s.number`;
  log = { org: org.id, otherOrg: other.id, entries, random: randomOf(20_261_122) };
  for (const table of tables) await admin`create table ${admin(`kept_${table}`)} as select * from ${admin(table)}`;
  const folder = await mkdtemp(join(tmpdir(), 'threadline-anchors-'));
  empty = { folder, files: createAnchorFiles(folder) };
  expect(await verifyOrganisation(world.runtime, anchored.files, org.id)).toMatchObject({ rows: 31, found: 0 });
});
afterAll(async () => {
  await admin?.end();
  await rm(empty.folder, { recursive: true, force: true });
});

/** The same numbers in every run (mulberry32). */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

async function ruin({ run }: Tampering): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    // Or else the missing file of anchors gave everything away.
    await sql`delete from audit_anchorings`;
    await run(sql, log);
  });
}

async function restore(): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const table of tables) {
      await sql`delete from ${sql(table)}`;
      await sql`insert into ${sql(table)} overriding system value select * from ${sql(`kept_${table}`)}`;
    }
  });
}

test('five hundred tamperings and more are all found', { timeout: 240_000 }, async () => {
  const rounds = Math.ceil(520 / tamperings.length);
  const missed: string[] = [];
  const tried = { all: 0, byAnchorOnly: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const tampering of tamperings) {
      await ruin(tampering);
      // Without an anchor wherever the database alone has to give it away.
      const files = tampering.byAnchorOnly ? anchored.files : empty.files;
      const { found } = await verifyOrganisation(world.runtime, files, log.org);
      if (found === 0) missed.push(tampering.name);
      tried.all += 1;
      tried.byAnchorOnly += tampering.byAnchorOnly ? 1 : 0;
      await restore();
    }
  }
  console.info(`audit: ${tried.all - missed.length} of ${tried.all} tamperings found, ${JSON.stringify(tried)}`);
  expect(missed).toEqual([]);
  expect(tried.all).toBeGreaterThanOrEqual(500);
  expect(await verifyOrganisation(world.runtime, anchored.files, log.org)).toMatchObject({ found: 0 });
});

test.each(tamperings.filter((one) => one.byAnchorOnly))('$name: nothing but the anchor knows', async (tampering) => {
  await ruin(tampering);
  const problems = async (files: AnchorFiles) => (await verifyOrganisation(world.runtime, files, log.org)).found;
  expect(await problems(empty.files)).toBe(0);
  expect(await problems(anchored.files)).toBeGreaterThan(0);
  await rm(join(empty.folder, `${log.org}.jsonl`), { force: true });
  await restore();
});
