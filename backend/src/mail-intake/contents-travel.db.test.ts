import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.js';
import { testNow, useWorld } from '../../test/world.js';
import { passTime } from '../organisation/pass-time.fixture.js';
import { purgeOrganisations, removeOrganisation } from '../organisation/service.js';
import { connect } from '../platform/db/connect.js';
import { openDatabase } from '../platform/db/database.js';
import type { FileStore } from '../platform/files/file-store.js';
import { customerIn, mailOf } from '../threads/threads.fixture.js';
import { blankDatabase } from '../transfer/blank.fixture.js';
import { importArchive, restoreBackup, writeArchive, writeBackup } from '../transfer/service.js';
import { folderStore, intakeInto } from './intake.fixture.js';

const world = useWorld();

/** An organisation with a shared mail and one in somebody's own mailbox, both with their source. */
async function scene() {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const support = await intakeInto(world, org);
  const own = await intakeInto(world, org, {
    address: `member@${org.slug}.test`,
    kind: 'personal',
    files: support.files,
  });
  await support.take([mailOf({ from: 'jane@acme.com', subject: 'Shared offer', messageId: 'a@x', contentHash: 'a' })]);
  await own.take([mailOf({ from: 'jane@acme.com', subject: 'Own offer', messageId: 'b@x', contentHash: 'b' })]);
  return { org, files: support.files };
}

/** The sources of mails that a database knows, as its file store has them. */
async function sourcesIn(url: string, files: FileStore): Promise<string[]> {
  const sql = connect(url, { max: 1 });
  const rows = await sql<{ key: string }[]>`select b.storage_key as key from messages m
    join mail_blobs b on b.org_id = m.org_id and b.hash = m.raw_hash order by m.rfc_message_id`;
  await sql.end();
  const texts = [];
  for (const { key } of rows) {
    const stream = await files.open(key);
    texts.push(stream ? ((await buffer(stream)).toString().split('\r\n')[0] ?? '') : 'lost');
  }
  return texts;
}

const both = ['Subject: Shared offer', 'Subject: Own offer'];
const fresh = (name: string) => mkdtemp(join(tmpdir(), 'threadline-travel-')).then((folder) => join(folder, name));

test('a backup brings every source back', async () => {
  const { files } = await scene();
  const [to, target, url] = [await fresh('backup.tar'), await folderStore(), await blankDatabase()];
  const administratorUrl = world.database.adminUrl;
  const saved = await writeBackup({ administratorUrl, store: files, to, product: '0.0.0', keyIds: [] });
  expect(saved).toMatchObject({ files: 2, missing: [] });
  await restoreBackup({ administratorUrl: url, store: target, from: to, keyIds: [] });
  expect(await sourcesIn(url, target)).toEqual(both);
});

test('an archive takes every source along, one for owners and admins that of shared mail alone', async () => {
  const { org, files } = await scene();
  for (const [reach, expected] of [
    ['everything', both],
    ['shared', both.slice(0, 1)],
  ] as const) {
    const [to, target, { adminUrl }] = [await fresh('archive.zip'), await folderStore(), await createTestDatabase()];
    const from = { administratorUrl: world.database.adminUrl, store: files, orgId: org.id };
    await writeArchive({ ...from, to, product: '0.0.0', reach });
    await importArchive({ administratorUrl: adminUrl, store: target, from: to, slug: null });
    expect(await sourcesIn(adminUrl, target), reach).toEqual(expected);
  }
});

test('the sources of a purged organisation go with it', async () => {
  const { org, files } = await scene();
  const removed: string[] = [];
  const store = { ...files, remove: async (key: string) => void removed.push(key) };
  const sql = connect(world.database.adminUrl, { max: 1 });
  const keys = await sql<{ key: string }[]>`select storage_key as key from mail_blobs where org_id = ${org.id}`;
  await world.as({ ...org.owner, provenAt: new Date(testNow) }, (ctx) => removeOrganisation(ctx, { name: 'Test' }));
  await passTime(sql, org.id, '31 days');
  await sql.end();
  const db = await openDatabase({ url: world.database.workerUrl, connections: 2 });
  await purgeOrganisations({ ...world.runtime, db }, { store, forget: async () => undefined });
  await db.close();
  expect(removed).toEqual(expect.arrayContaining(keys.map(({ key }) => key)));
  expect(keys).toHaveLength(2);
});
