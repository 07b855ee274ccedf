import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.js';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { organisationWithLog, tellRename } from '../audit/audit-world.fixture.js';
import { createAnchorFiles } from '../audit/service.js';
import { verifyOrganisation } from '../audit/verify/verify.js';
import { createCustomer } from '../customers/service.js';
import { merging } from '../merges/merging.fixture.js';
import { mergeCustomers, previewCustomers, unmergeCustomers } from '../merges/service.js';
import { connect } from '../platform/db/connect.js';
import { type Database, openDatabase } from '../platform/db/database.js';
import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { urlAs } from '../platform/db/migrate.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { createOrganisation } from '../team/service.js';
import { ownFolder } from './blank.fixture.js';
import { unzip, withRows, zip } from './changed-archive.fixture.js';
import { importArchive, writeArchive } from './service.js';

const world = useWorld();
const { mergeAs } = merging(world);
const opened: Database[] = [];
const endOfNumbers = '9223372036854775806';
let org: TestOrganisation;
let merged: { mergeId: string; keptId: string; thirdId: string };
beforeAll(async () => {
  // Where it comes from, much has been counted already.
  await asAdministrator(
    world.database.adminUrl,
    `select setval(pg_get_serial_sequence(t, c), 1000000) from (values ('merges', 'seq'), ('audit_log', 'seq'),
      ('events', 'seq'), ('merge_moves', 'number')) v(t, c)`,
  );
  org = await organisationWithLog(world);
  const make = (name: string) => world.as(org.owner, async (ctx) => (await createCustomer(ctx, { name })).id);
  const [goneId, keptId, thirdId] = [await make('Acme'), await make('Acme Holding'), await make('Acme World')];
  const { id } = await mergeAs(org.owner, { goneId, keptId });
  merged = { mergeId: id, keptId, thirdId };
});
afterAll(() => Promise.all(opened.map((db) => db.close())));

async function asAdministrator(url: string, statement: string) {
  const sql = connect(url, { max: 1 });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

async function exported(administratorUrl = world.database.adminUrl): Promise<string> {
  const to = join(ownFolder(), 'archive.zip');
  const store = createDiskStore(ownFolder());
  await writeArchive({ administratorUrl, store, orgId: org.id, to, product: '0', reach: 'everything' });
  return to;
}

/** A blank installation with the archive in it. */
async function importedFrom(from: string) {
  const { adminUrl } = await createTestDatabase();
  await importArchive({ administratorUrl: adminUrl, store: createDiskStore(ownFolder()), from, slug: null });
  const db = await openDatabase({ url: urlAs(adminUrl, 'threadline_app'), connections: 2 });
  opened.push(db);
  return { adminUrl, runtime: { ...world.runtime, db } };
}

const anchors = new Map<Runtime['db'], ReturnType<typeof createAnchorFiles>>();

/** Each installation with a folder of its own, since no archive brings anchors along. */
function verified({ runtime }: { runtime: Runtime }) {
  const files = anchors.get(runtime.db) ?? createAnchorFiles(ownFolder());
  anchors.set(runtime.db, files);
  return verifyOrganisation(runtime, files, org.id);
}

/** The archive with the largest number there is in the last row of a table. */
const atTheEnd = async (table: string, column: string) =>
  zip(
    withRows(await unzip(await exported()), table, (rows) =>
      rows.map((row, at) => (at === rows.length - 1 ? { ...row, [column]: endOfNumbers } : row)),
    ),
  );

test('the log of an imported organisation verifies, goes on from there, and comes along once more', async () => {
  const first = await importedFrom(await exported());
  const { rows } = await verified(world);
  expect(await verified(first)).toMatchObject({ rows, found: 0 });
  await inOrg(first.runtime, org.owner, (ctx) => tellRename(ctx, 'Afterwards'));
  expect(await verified(first)).toMatchObject({ rows: rows + 1, found: 0 });
  const numbers = await asAdministrator(first.adminUrl, 'select seq::int from audit_log order by seq');
  expect(numbers.map(({ seq }) => seq)).toEqual(numbers.map((_, at) => at + 1));
  const second = await importedFrom(await exported(first.adminUrl));
  expect(await verified(second)).toMatchObject({ rows: rows + 1, found: 0 });
  await asAdministrator(second.adminUrl, `update audit_log set ip = '198.51.100.1' where seq = 3`);
  expect(await verified(second)).toMatchObject({ found: 1 });
});

test.each([
  ['events', 'seq'],
  ['merges', 'seq'],
  ['merge_moves', 'number'],
])('%s with the last of all numbers stop nobody from writing', async (table, column) => {
  const { runtime } = await importedFrom(await atTheEnd(table, column));
  const id = '01980000-0000-7000-8000-0000000000bb';
  const owner = { name: 'Other', email: 'other@other.test', password: 'a long enough password' };
  const other = { id, name: 'Other', slug: 'other', timeZone: 'UTC', locale: 'en', owner };
  await inOrg(runtime, systemOf(id), (ctx) => createOrganisation(ctx, other));
  for (let times = 0; times < 3; times += 1) await inOrg(runtime, org.owner, (ctx) => tellRename(ctx));
  expect(await verified({ runtime })).toMatchObject({ found: 0 });
});

test('an entry with the last of all numbers is no entry of its chain, and the archive is refused', async () => {
  const from = await atTheEnd('audit_log', 'seq');
  await expect(importedFrom(from)).rejects.toThrow(/cannot be imported/);
});

test('what is merged after an import counts as later than what was merged before', async () => {
  const { runtime } = await importedFrom(await exported());
  const pair = { goneId: merged.keptId, keptId: merged.thirdId };
  await inOrg(runtime, org.owner, async (ctx) => {
    const { confirmation } = await previewCustomers(ctx, pair);
    await mergeCustomers(ctx, { ...pair, take: [], portal: 'together', confirmation });
  });
  await expect(inOrg(runtime, org.owner, (ctx) => unmergeCustomers(ctx, { id: merged.mergeId }))).rejects.toMatchObject(
    { code: 'conflict', message: expect.stringContaining('Acme World') },
  );
});
