import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { demoSlug, seedDemo } from '../../seeds/demo/index.js';
import { createTestDatabase } from '../../test/database.js';
import { receive } from '../../test/sweep/mail.js';
import { useWorld } from '../../test/world.js';
import { queueMail } from '../mail-outbox/service.js';
import { connect } from '../platform/db/connect.js';
import { openDatabase, type Sql } from '../platform/db/database.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';
import { urlAs } from '../platform/db/migrate.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import type { FileStore } from '../platform/files/file-store.js';
import { addPerson } from '../team/service.js';
import { archiveTables } from './archive/archive-tables.js';
import { ownFolder } from './blank.fixture.js';
import { type Manifest, unzip, withManifest, withRows, zip } from './changed-archive.fixture.js';
import { importArchive, writeArchive } from './service.js';

const world = useWorld();
const canary = Buffer.from('canary of a file\n');
const canaryHash = createHash('sha256').update(canary).digest('hex');
let orgId = '';
let store: FileStore;
let whole: Map<string, Buffer>;
const keep = ownFolder(true);

beforeAll(async () => {
  await seedDemo(world.runtime);
  const [row] = await world.runtime.db.sql<{ id: string }[]>`select find_organisation(${demoSlug}) as id`;
  orgId = row?.id ?? '';
  store = createDiskStore(join(keep, 'files'));
  const key = `${orgId}/${randomUUID()}`;
  await store.put(key, { size: canary.length, hash: canaryHash, read: () => Readable.from([canary]) });
  await asAdministrator(world.database.adminUrl, async (sql) => {
    await sql`insert into stored_files (org_id, hash, key, type, size, created_at)
      values (${orgId}, ${canaryHash}, ${key}, 'text/plain', ${canary.length}, now())`;
    await sql`update customers set name = '=cmd|calc' where id = (select min(id::text)::uuid from customers)`;
    await sql`update people set password_hash = 'canaryhash' where org_id = ${orgId}`;
  });
  await world.organisation();
  await exportTo(join(keep, 'demo.zip'));
  whole = await unzip(join(keep, 'demo.zip'));
}, 120_000);

async function asAdministrator<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const exportTo = (to: string, reach: 'everything' | 'shared' = 'everything') =>
  writeArchive({ administratorUrl: world.database.adminUrl, store, orgId, to, product: '0.0.0', reach });

const changed = (table: string, change: (rows: Record<string, unknown>[]) => unknown[]) =>
  withRows(whole, table, change);

const counts = (url: string) =>
  asAdministrator(url, async (sql) => {
    const found: Record<string, number> = {};
    for (const { table, owner } of await archiveTables(sql)) {
      const [row] = await sql`select count(*)::int as rows from ${sql(table)} where ${sql(owner)} = ${orgId}`;
      found[table] = Number(row?.rows);
    }
    return found;
  });

const importInto = (administratorUrl: string, from: string, slug: string | null = null) =>
  importArchive({ administratorUrl, store: createDiskStore(ownFolder()), from, slug });

test('an organisation comes back elsewhere with equal counts, its files and its notes, and works', async () => {
  const { adminUrl } = await createTestDatabase();
  const folder = ownFolder();
  const target = createDiskStore(folder);
  const from = join(keep, 'demo.zip');
  const totals = await importArchive({ administratorUrl: adminUrl, store: target, from, slug: 'elsewhere' });
  expect(totals).toMatchObject({ organisation: orgId, slug: 'elsewhere', files: 1 });
  expect(await counts(adminUrl)).toEqual(await counts(world.database.adminUrl));
  expect(totals.rows).toBe(Object.values(await counts(adminUrl)).reduce((sum, rows) => sum + rows, 0));
  const [state] = await asAdministrator(
    adminUrl,
    (sql) => sql<{ key: string; notes: number; passwords: number; waiting: number }[]>`
    select (select key from stored_files where hash = ${canaryHash}) as key,
      (select count(*)::int from internal_notes) as notes,
      (select count(*)::int from people where password_hash is not null) as passwords,
      (select count(*)::int from events where dispatched_at is null)
        + (select count(*)::int from outbound_mails where status = 'queued') as waiting`,
  );
  expect(state).toMatchObject({ passwords: 0, waiting: 0 });
  expect(state?.notes).toBeGreaterThan(0);
  const file = await target.open(state?.key ?? '');
  expect(file).not.toBeNull();
  file?.destroy();
  const db = await openDatabase({ url: urlAs(adminUrl, 'threadline_app'), connections: 2 });
  await inOrg({ ...world.runtime, db }, systemOf(orgId), (ctx) =>
    addPerson(ctx, { name: 'New', email: 'new@elsewhere.test', role: 'member', password: 'a long enough password' }),
  );
  await db.close();
  await expect(importInto(adminUrl, from, 'again')).rejects.toThrow('This organisation is here already');
});

test('nothing that lets somebody in is in the archive, and nothing of another organisation', async () => {
  const everything = Buffer.concat([...whole.values()]).toString();
  expect(everything).not.toContain('canaryhash');
  expect(
    [...whole.keys()].filter((name) => /session|api_keys|totp|passkey|recovery|reset|device|identit/.test(name)),
  ).toEqual([]);
  const others = await asAdministrator(
    world.database.adminUrl,
    (sql) => sql`select id from organisations where id <> ${orgId}`,
  );
  for (const { id } of others) expect(everything).not.toContain(String(id));
  expect(whole.get(`files/${canaryHash}`)?.equals(canary)).toBe(true);
});

test('an archive for owners and admins has no word of mail in somebody’s own mailbox, and can be imported', async () => {
  const mailbox = { address: 'priya@demo.test', kind: 'personal' } as const;
  await receive(world.runtime, { orgId }, { from: 'jane@personal-canary.com', words: 'personalcanary', mailbox });
  const shared = { address: 'support@demo.test', kind: 'shared' } as const;
  await receive(world.runtime, { orgId }, { from: 'jane@shared-canary.com', words: 'sharedcanary', mailbox: shared });
  const to = join(ownFolder(), 'shared.zip');
  await exportTo(to, 'shared');
  const entries = [...(await unzip(to))];
  const telling = (word: string) => entries.filter(([, content]) => content.includes(word)).map(([name]) => name);
  expect(telling('sharedcanary text')).toContain('json/messages.jsonl');
  expect(telling('personalcanary')).toEqual([]);
  const { adminUrl } = await createTestDatabase();
  expect((await importInto(adminUrl, to)).organisation).toBe(orgId);
  const by = join(ownFolder(), 'everything.zip');
  await exportTo(by);
  expect(Buffer.concat([...(await unzip(by)).values()]).toString()).toContain('personalcanary text');
});

test('mail that waits to go out is in no archive, for it holds links that let somebody in', async () => {
  const link = `/new-password#tlp_${'x'.repeat(43)}`;
  await inOrg(world.runtime, systemOf(orgId), (ctx) => queueMail(ctx, { to: 'a@b.example', subject: 'x', body: link }));
  const to = join(ownFolder(), 'mails.zip');
  await exportTo(to);
  expect(Buffer.concat([...(await unzip(to)).values()]).toString()).not.toContain(link);
});

test('in the tables for spreadsheets no cell is a formula', async () => {
  const lines = String(whole.get('csv/customers.csv'));
  expect(lines).toContain(`'=cmd|calc`);
  expect(lines).not.toMatch(/(^|,)"?=cmd/m);
  expect(String(whole.get('json/customers.jsonl'))).toContain('"=cmd|calc"');
});

test('no column of a kind that holds credentials is in an archive without having been decided about', async () => {
  const suspicious = await asAdministrator(world.database.adminUrl, async (sql) =>
    (await archiveTables(sql)).flatMap(({ table, columns }) =>
      columns
        .filter((column) => /password|secret|token|hash|credential/.test(column))
        .map((column) => `${table}.${column}`),
    ),
  );
  const harmless = [
    'audit_heads.hash',
    'audit_log.credential_id',
    'audit_seals.hash',
    'audit_seals.previous_hash',
    'documents.file_hash',
    'mail_blobs.hash',
    'message_attachments.blob_hash',
    'messages.content_hash',
    'messages.message_id_hash',
    'messages.raw_hash',
    'portal_brands.logo_hash',
    'thread_changes.id_hashes',
    'thread_message_ids.message_id_hash',
    'stored_files.hash',
  ];
  expect(suspicious.filter((column) => !harmless.includes(column))).toEqual([]);
});

test('hostile and broken archives are refused with a sentence, and nothing of them stays', async () => {
  const { adminUrl } = await createTestDatabase();
  const other = randomUUID();
  const without = (name: string) => new Map([...whole].filter(([one]) => one !== name));
  const manifestOnly = (change: (manifest: Manifest) => void) => withManifest(new Map(whole), change);
  const hostile: Record<string, Map<string, Buffer>> = {
    'a row of another organisation': changed('customers', (rows) => [...rows.slice(1), { ...rows[0], org_id: other }]),
    'another organisation’s own row': changed('organisations', ([row]) => [{ ...row, id: other }]),
    'a second organisation': changed('organisations', ([row]) => [row, { ...row, id: other, slug: 'x' }]),
    'a column too many': changed('people', (rows) => rows.map((row) => ({ ...row, password_hash: 'x' }))),
    'a column too few': changed('customers', (rows) => rows.map(({ name: _name, ...row }) => row)),
    'a prototype': changed('customers', (rows) => ['{"__proto__":{"admin":true}}', ...rows]),
    'a role that does not exist': changed('people', (rows) => rows.map((row) => ({ ...row, role: 'system' }))),
    'a row twice': changed('customers', (rows) => [...rows, rows[0]]),
    'a broken reference': changed('customers', (rows) => rows.slice(1)),
    'a value of another kind': changed('customers', (rows) => [
      { ...rows[0], created_at: 'yesterday;drop' },
      ...rows.slice(1),
    ]),
    'a time zone that does not exist': changed('organisations', ([row]) => [{ ...row, time_zone: 'Mars/Olympus' }]),
    'a time zone of minutes': changed('organisations', ([row]) => [{ ...row, time_zone: '+01:17' }]),
    'a language that is none': changed('organisations', ([row]) => [{ ...row, locale: '../x' }]),
    'a short name that is a path': manifestOnly(({ organisation }) =>
      Object.assign(organisation, { slug: '../admin' }),
    ),
    'a name of two lines': changed('organisations', ([row]) => [{ ...row, name: 'Acme\r\nBcc: x@y.example' }]),
    'the product’s own id': changed('people', ([row, ...rows]) => [
      row,
      ...rows,
      { ...row, id: '00000000000000000000000000000000', email: 'zero@demo.test' },
    ]),
    'a chain that ends at the end of all numbers': changed('audit_heads', ([row]) => [
      { ...row, number: '9223372036854775806' },
    ]),
    'a place at the end of all numbers': changed('audit_seals', (rows) =>
      rows.map((row, at) => (at === 0 ? { ...row, number: '9223372036854775806' } : row)),
    ),
    'a seal of an entry that is not there': changed('audit_log', (rows) => rows.slice(1)),
    'no row at all': changed('organisations', () => []),
    'text that is no row': changed('customers', (rows) => ['[1]', ...rows]),
    'a table that is not in archives': manifestOnly((manifest) =>
      manifest.tables.push({ table: 'sessions', columns: ['id'], rows: 0, bytes: 0, sha256: '0'.repeat(64) }),
    ),
    'a name with SQL in it': manifestOnly((manifest) =>
      Object.assign(manifest.tables[0] ?? {}, { table: 'x"; drop table people; --' }),
    ),
    'other columns': manifestOnly((manifest) => manifest.tables[0]?.columns.push('x')),
    'another hash': manifestOnly((manifest) => Object.assign(manifest.tables[0] ?? {}, { sha256: '0'.repeat(64) })),
    'no manifest': without('manifest.json'),
    'a missing table': without('json/people.jsonl'),
    'a surplus entry': new Map(whole).set('evil.sh', Buffer.from('x')),
    'a file of other bytes': new Map(whole).set(`files/${canaryHash}`, Buffer.from('canary of a fake\n')),
  };
  for (const [what, entries] of Object.entries(hostile)) {
    const folder = ownFolder();
    const from = await zip(entries);
    const importing = importArchive({ administratorUrl: adminUrl, store: createDiskStore(folder), from, slug: null });
    await expect(importing, what).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('cannot be imported'),
    });
    expect(
      Object.values(await counts(adminUrl)).reduce((sum, rows) => sum + rows, 0),
      what,
    ).toBe(0);
    expect(
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
      what,
    ).toEqual([]);
  }
}, 120_000);

test('a path outside, a bomb, and a file that is no zip are refused', async () => {
  const { adminUrl } = await createTestDatabase();
  const bytes = readFileSync(await zip(new Map(whole).set('aa/evil', Buffer.from('x'))));
  const slip = writeBytes(Buffer.from(bytes.toString('latin1').replaceAll('aa/evil', '../evil'), 'latin1'));
  await expect(importInto(adminUrl, slip)).rejects.toThrow('names places outside itself');
  const bomb = await zip(new Map(whole).set('files/bomb', Buffer.alloc(300 * 1024 * 1024)));
  await expect(importInto(adminUrl, bomb)).rejects.toThrow('unpacks to far more than it weighs');
  await expect(importInto(adminUrl, writeBytes(Buffer.from('no zip')))).rejects.toThrow('it is no zip file');
  const cut = writeBytes(bytes.subarray(0, bytes.length - 2_000));
  await expect(importInto(adminUrl, cut)).rejects.toThrow(/cannot be imported/);
});

test('a short name that is taken is refused, with the way out', async () => {
  const { adminUrl } = await createTestDatabase();
  await asAdministrator(
    adminUrl,
    (sql) => sql`insert into organisations (id, slug, name, time_zone, locale, created_at)
    values (${randomUUID()}, ${demoSlug}, 'Here', 'UTC', 'en', now())`,
  );
  await expect(importInto(adminUrl, join(keep, 'demo.zip'))).rejects.toThrow(
    /is taken here\. Choose another one with --slug/,
  );
  expect((await importInto(adminUrl, join(keep, 'demo.zip'), 'other')).slug).toBe('other');
});

function writeBytes(content: Buffer): string {
  const path = join(ownFolder(), 'archive.zip');
  writeFileSync(path, content);
  return path;
}
