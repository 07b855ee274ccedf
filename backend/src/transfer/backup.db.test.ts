import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { demoSlug, seedDemo } from '../../seeds/demo/index.js';
import { useWorld } from '../../test/world.js';
import { queueMail } from '../mail-outbox/service.js';
import { connect } from '../platform/db/connect.js';
import { openDatabase, type Sql } from '../platform/db/database.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';
import { migrateDatabase, urlAs } from '../platform/db/migrate.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import type { FileStore } from '../platform/files/file-store.js';
import { copyOut, readTables } from './backup/catalogue.js';
import { readCopy } from './backup/copy-stream.js';
import { blankDatabase, ownFolder } from './blank.fixture.js';
import { endedByRestore } from './restore/ended-by-restore.js';
import { restoreBackup, writeBackup } from './service.js';

const world = useWorld();
let orgId = '';
let store: FileStore;
const canary = Buffer.from(`canary ${'x'.repeat(70_000)} öäü\n`);

beforeAll(async () => {
  await seedDemo(world.runtime);
  const [row] = await world.runtime.db.sql<{ id: string }[]>`select find_organisation(${demoSlug}) as id`;
  orgId = row?.id ?? '';
  store = createDiskStore(ownFolder(true));
  const hash = createHash('sha256').update(canary).digest('hex');
  const key = `${orgId}/${randomUUID()}`;
  await store.put(key, { size: canary.length, hash, read: () => Readable.from([canary]) });
  await asAdministrator(world.database.adminUrl, async (sql) => {
    await sql`insert into stored_files (org_id, hash, key, type, size, created_at)
      values (${orgId}, ${hash}, ${key}, 'text/plain', ${canary.length}, now())`;
    await sql`update customers set name = ${'Canary \\N \t \u2028 "\\." 🐦'} where id = (select min(id::text)::uuid from customers)`;
  });
}, 120_000);

async function asAdministrator<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const backUp = (to: string) =>
  writeBackup({ administratorUrl: world.database.adminUrl, store, to, product: '0.0.0', keyIds: ['k1'] });

async function restoreInto(url: string, from: string, keyIds: string[] | null = ['k1']) {
  const folder = ownFolder();
  const target = createDiskStore(folder);
  const totals = await restoreBackup({ administratorUrl: url, store: target, from, keyIds });
  return { totals, target, folder };
}

/** The files of a folder at any depth. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));

/** Rows and ordered hash of every table. */
const contents = (url: string) =>
  asAdministrator(url, async (sql) => {
    const tables: Record<string, string> = {};
    for (const shape of await readTables(sql)) {
      const rows: Buffer[] = [];
      for await (const chunk of await readCopy(sql, copyOut(shape))) rows.push(chunk as Buffer);
      const content = Buffer.concat(rows);
      tables[shape.table] =
        `${content.toString().split('\n').length - 1} ${createHash('sha256').update(content).digest('hex')}`;
    }
    return tables;
  });

const changed = endedByRestore.map(({ table }) => table);

test.each(['backup', 'backup.tar'])(
  'everything comes back from %s: every table, row for row, and every file',
  async (name) => {
    const to = join(ownFolder(), name);
    const saved = await backUp(to);
    expect(saved).toMatchObject({ files: 1, missing: [] });
    expect(saved.tables).toBeGreaterThan(40);
    expect(saved.rows).toBeGreaterThan(1_000);
    const url = await blankDatabase();
    const { totals, target } = await restoreInto(url, to);
    expect(totals).toMatchObject({ tables: saved.tables, rows: saved.rows, files: 1, verified: true });
    const [before, after] = [await contents(world.database.adminUrl), await contents(url)];
    for (const table of Object.keys(before))
      if (!changed.includes(table)) expect(`${table} ${after[table]}`).toBe(`${table} ${before[table]}`);
    const [file] = await asAdministrator(url, (sql) => sql`select key from stored_files`);
    const bytes: Buffer[] = [];
    for await (const chunk of (await target.open(String(file?.key))) as Readable) bytes.push(chunk as Buffer);
    expect(Buffer.concat(bytes).equals(canary)).toBe(true);
  },
);

test('what is written after the moment of the backup is not in it, and the backup keeps nobody waiting', async () => {
  const to = join(ownFolder(), 'backup');
  const writing = new AbortController();
  const org = await world.organisation();
  let written = 0;
  const writer = (async () => {
    while (!writing.signal.aborted) {
      await world.as(org.system, (ctx) => queueMail(ctx, { to: 'a@b.example', subject: 'x', body: 'x' }));
      written += 1;
    }
  })();
  await backUp(to);
  const during = written;
  writing.abort();
  await writer;
  expect(during).toBeGreaterThan(5);
  const url = await blankDatabase();
  await restoreInto(url, to);
  const [row] = await asAdministrator(
    url,
    (sql) => sql`
    select (select count(*)::int from outbound_mails where org_id = ${org.id}) as mails,
      (select count(*)::int from events where org_id = ${org.id} and name = 'mail.queued') as events,
      (select count(*)::int from audit_log where org_id = ${org.id} and action = 'mail.queued') as audited`,
  );
  expect(row?.events).toBe(row?.mails);
  expect(row?.audited).toBe(row?.mails);
  expect(row?.mails).toBeLessThanOrEqual(written);
});

test('nobody is signed in after a restore, and no mail goes out by itself', async () => {
  const org = await world.organisation();
  const mail = await world.as(org.system, (ctx) => queueMail(ctx, { to: 'a@b.example', subject: 'x', body: 'x' }));
  const to = join(ownFolder(), 'backup');
  await backUp(to);
  const url = await blankDatabase();
  await restoreInto(url, to);
  const [row] = await asAdministrator(
    url,
    (sql) => sql`
    select (select count(*)::int from sessions) as sessions, (select count(*)::int from portal_sessions) as guests,
      (select count(*)::int from events where dispatched_at is null) as events,
      (select count(*)::int from outbound_mails where status = 'queued') as queued,
      (select status from outbound_mails where id = ${mail}) as held`,
  );
  expect(row).toEqual({ sessions: 0, guests: 0, events: 0, queued: 0, held: 'held' });
});

test('numbers go on where they were, and work goes on', async () => {
  const to = join(ownFolder(), 'backup');
  await backUp(to);
  const url = await blankDatabase();
  await restoreInto(url, to);
  const db = await openDatabase({ url: urlAs(url, 'threadline_app'), connections: 2 });
  const before = await asAdministrator(url, (sql) => sql`select max(seq) as seq from events`);
  await inOrg({ ...world.runtime, db }, systemOf(orgId), (ctx) =>
    queueMail(ctx, { to: 'a@b.example', subject: 'x', body: 'x' }),
  );
  const after = await asAdministrator(url, (sql) => sql`select max(seq) as seq from events`);
  expect(Number(after[0]?.seq)).toBeGreaterThan(Number(before[0]?.seq));
  await db.close();
});

test('nothing is restored over anything', async () => {
  const to = join(ownFolder(), 'backup');
  await backUp(to);
  await expect(restoreInto(world.database.adminUrl, to)).rejects.toThrow(
    /A server or worker runs|holds an organisation/,
  );
  const foreign = await blankDatabase();
  await asAdministrator(foreign, (sql) => sql.unsafe('create table theirs (id int)'));
  await expect(restoreInto(foreign, to)).rejects.toThrow('holds tables of something else');
  const filled = await blankDatabase();
  await restoreInto(filled, to);
  await expect(restoreInto(filled, to)).rejects.toThrow('This database holds an organisation');
  const migrated = await blankDatabase();
  await migrateDatabase({ url: migrated });
  expect((await restoreInto(migrated, to)).totals.verified).toBe(true);
  await expect(backUp(to)).rejects.toThrow(/There is something at .* already/);
});

test('a damaged, cut off or unfinished backup is refused, and leaves nothing behind', async () => {
  const whole = join(ownFolder(), 'whole');
  await backUp(whole);
  const damages: Record<string, (folder: string) => void> = {
    'no manifest': (folder) => rmSync(join(folder, 'manifest.json')),
    'another manifest': (folder) => {
      const path = join(folder, 'manifest.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('k1', 'k2'));
    },
    'a byte of a table': (folder) => {
      const path = join(folder, 'tables/customers.00001');
      const content = readFileSync(path);
      content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, content);
    },
    'half a table': (folder) => truncateSync(join(folder, 'tables/events.00001'), 2_000),
    'a missing table': (folder) => rmSync(join(folder, 'tables/people.00001')),
    'a byte of a file': (folder) => {
      const [name = ''] = readdirSync(join(folder, 'files', orgId));
      const path = join(folder, 'files', orgId, name);
      const content = readFileSync(path);
      content[content.length - 5] = (content[content.length - 5] ?? 0) ^ 1;
      writeFileSync(path, content);
    },
    'a missing file': (folder) => rmSync(join(folder, 'files', orgId), { recursive: true }),
  };
  const url = await blankDatabase();
  for (const [what, damage] of Object.entries(damages)) {
    const from = join(ownFolder(), 'copy');
    cpSync(whole, from, { recursive: true });
    damage(from);
    const folder = ownFolder();
    const restoring = restoreBackup({ administratorUrl: url, store: createDiskStore(folder), from, keyIds: ['k1'] });
    await expect(restoring, what).rejects.toThrow(/This backup is damaged at|This is no whole backup/);
    const [row] = await asAdministrator(
      url,
      (sql) => sql`select to_regclass('public.organisations') is not null as made`,
    );
    if (row?.made) {
      const [count] = await asAdministrator(url, (sql) => sql`select count(*)::int as count from organisations`);
      expect(count?.count, what).toBe(0);
    }
    expect(filesIn(folder), what).toEqual([]);
  }
  expect((await restoreInto(url, whole)).totals.verified).toBe(true);
}, 120_000);

test('a restore that fails takes back the files that it brought, and none that were there', async () => {
  const from = join(ownFolder(), 'backup');
  await backUp(from);
  const folder = ownFolder();
  const store = createDiskStore(folder);
  await restoreBackup({ administratorUrl: await blankDatabase(), store, from, keyIds: ['k1'] });
  const living = filesIn(folder);
  expect(living.length).toBeGreaterThan(0);
  truncateSync(join(from, 'tables/events.00001'), 2_000);
  const again = restoreBackup({ administratorUrl: await blankDatabase(), store, from, keyIds: ['k1'] });
  await expect(again).rejects.toThrow(/This backup is damaged at/);
  expect(filesIn(folder)).toEqual(living);
});

test('a tar that was cut off is no backup', async () => {
  const to = join(ownFolder(), 'backup.tar');
  await backUp(to);
  truncateSync(to, 40_000);
  await expect(restoreInto(await blankDatabase(), to)).rejects.toThrow('its manifest is missing');
});

test('a backup that fails leaves nothing that could be taken for one', async () => {
  const folder = ownFolder();
  const away: FileStore = { ...store, open: () => Promise.reject(new Error('The store broke off.')) };
  const options = { administratorUrl: world.database.adminUrl, product: '0.0.0', keyIds: [] };
  for (const name of ['backup', 'backup.tar'])
    await expect(writeBackup({ ...options, store: away, to: join(folder, name) })).rejects.toThrow('broke off');
  expect(readdirSync(folder)).toEqual([]);
});

test('files that the store lost or changed are named, and the rest is saved', async () => {
  const empty = createDiskStore(ownFolder());
  const to = join(ownFolder(), 'backup');
  const options = { administratorUrl: world.database.adminUrl, product: '0.0.0', keyIds: [] };
  const saved = await writeBackup({ ...options, store: empty, to });
  expect(saved).toMatchObject({ files: 0, missing: [expect.stringContaining(orgId)] });
  const { totals } = await restoreInto(await blankDatabase(), to);
  expect(totals.missing).toHaveLength(1);
});

test('without its keys a backup is restored on request only', async () => {
  const to = join(ownFolder(), 'backup');
  await backUp(to);
  const url = await blankDatabase();
  await expect(restoreInto(url, to, ['other'])).rejects.toThrow(
    /open with k1 only\. Put secret-keys\.json into DATA_DIR/,
  );
  expect((await restoreInto(url, to, null)).totals.verified).toBe(true);
});

test('a backup of a database that this version does not know is refused', async () => {
  const to = join(ownFolder(), 'backup');
  await asAdministrator(
    world.database.adminUrl,
    (sql) => sql`
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`,
  );
  try {
    await backUp(to);
  } finally {
    await asAdministrator(
      world.database.adminUrl,
      (sql) => sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`,
    );
  }
  await expect(restoreInto(await blankDatabase(), to)).rejects.toThrow(/with another database schema/);
  expect(existsSync(join(to, 'manifest.json'))).toBe(true);
});
