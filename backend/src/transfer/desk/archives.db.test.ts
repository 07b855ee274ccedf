import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { accessTokenOf, deskCookieOf } from '../../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { listEntries } from '../../audit/service.js';
import { createCustomer } from '../../customers/service.js';
import { type Database, openDatabase } from '../../platform/db/database.js';
import { type Actor, type Ctx, inOrg } from '../../platform/db/in-org.js';
import { createDiskStore } from '../../platform/files/disk-store.js';
import { openArchive } from '../archive/open-archive.js';
import { listArchives, requestArchive, sweepArchives } from '../service.js';

let server: TestServer;
let org: TestOrganisation;
let other: TestOrganisation;
let workerDb: Database;
const folder = mkdtempSync(join(tmpdir(), 'threadline-archives-'));

beforeAll(async () => {
  server = await startTestServer();
  workerDb = await openDatabase({ url: server.database.workerUrl, connections: 2 });
  org = await createOrganisation(server.runtime);
  other = await createOrganisation(server.runtime);
  await as(org.owner, (ctx) => createCustomer(ctx, { name: 'Canary' }));
});
afterAll(async () => {
  await workerDb?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => inOrg(server.runtime, actor, work);
const newest = async (actor: Actor) => (await as(actor, listArchives)).items[0];

async function ready(actor: Actor) {
  for (;;) {
    const found = await newest(actor);
    if (found && found.state !== 'waiting' && found.state !== 'working') return found;
    await server.runtime.db.sql`select pg_sleep(0.05)`;
  }
}

async function download(actor: Actor, id: string, proved = new Date()) {
  const cookie = await deskCookieOf(server.runtime, actor, proved);
  return fetch(`${server.url}/desk/archives/${id}`, { headers: { cookie } });
}

test('an owner asks for everything, a worker makes it, and it is downloaded and told of', async () => {
  const asked = await as(org.owner, requestArchive);
  expect(asked).toMatchObject({ state: 'waiting', progress: 0, requestedBy: { name: 'owner person' } });
  const again = await as(org.admin, requestArchive);
  const made = await ready(org.owner);
  if (again.id === asked.id) expect(made.id).toBe(asked.id);
  expect(made).toMatchObject({ state: 'ready', progress: 1, abilities: { download: true } });
  expect(new Date(made.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  const answer = await download(org.admin, made.id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="threadline-\d{4}-\d\d-\d\d\.zip"$/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBe(made.size);
  writeFileSync(join(folder, 'archive.zip'), bytes);
  const archive = await openArchive(join(folder, 'archive.zip'));
  expect(archive.names.has('json/customers.jsonl')).toBe(true);
  archive.close();
  const told = await as(org.owner, (ctx) => listEntries(ctx, { action: 'data.exported', limit: 5 }));
  expect(told.items).toMatchObject([{ details: { what: 'organisation.archive' }, actor: { name: 'admin person' } }]);
});

test('nobody else may ask for it, see it or take it: no role, no program, no other organisation, nobody unproved', async () => {
  const made = await ready(org.owner);
  for (const actor of [org.member, org.contractor, org.readOnly]) {
    await expect(as(actor, requestArchive)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await as(actor, listArchives)).items).toEqual([]);
    expect((await download(actor, made.id)).status).toBe(403);
  }
  expect((await as(other.owner, listArchives)).items).toEqual([]);
  expect((await download(other.owner, made.id)).status).toBe(404);
  expect((await download(org.owner, 'no-id')).status).toBe(404);
  const unproved = await download(org.owner, made.id, new Date(Date.now() - 3_600_000));
  expect([unproved.status, await unproved.text()]).toEqual([403, expect.stringContaining('proof')]);
  const authorization = `Bearer ${await accessTokenOf(server.runtime, org.owner)}`;
  const byToken = await fetch(`${server.url}/api/v1/archives`, { method: 'POST', headers: { authorization } });
  expect(byToken.status).toBe(403);
  expect((await fetch(`${server.url}/desk/archives/${made.id}`)).status).toBe(401);
});

test('after a day the file is gone, and its row says so', async () => {
  const made = await ready(org.owner);
  const store = createDiskStore(folder);
  const tomorrow = { ...server.runtime, clock: () => new Date(Date.now() + 25 * 3_600_000) };
  expect((await inOrg(tomorrow, org.owner, listArchives)).items[0]).toMatchObject({ state: 'gone' });
  await sweepArchives(workerAt(tomorrow.clock), store);
  expect(await newest(org.owner)).toMatchObject({ id: made.id, state: 'gone', abilities: { download: false } });
  expect((await download(org.owner, made.id)).status).toBe(404);
});

/** The runtime with the worker's rights, which alone may write how an archive goes on. */
function workerAt(clock: () => Date) {
  return { ...server.runtime, db: workerDb, clock };
}
