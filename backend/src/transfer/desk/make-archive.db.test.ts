import { readdirSync } from 'node:fs';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { deliverMail } from '../../mail-outbox/deliver-mail.js';
import { listOutbox, queueMail } from '../../mail-outbox/service.js';
import { type Database, openDatabase } from '../../platform/db/database.js';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { createDiskStore } from '../../platform/files/disk-store.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { startWorker } from '../../platform/jobs/worker.js';
import { ownFolder } from '../blank.fixture.js';
import { listArchives, makeArchives, requestArchive, sweepArchives } from '../service.js';
import { claimArchive } from './archive-queries.js';

const world = useWorld();
let workerDb: Database;
let folder: string;
let store: FileStore;
const told: Record<string, unknown>[] = [];
const log = pino(
  new Writable({
    write: (line, _encoding, done) => {
      told.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  }),
);

beforeAll(async () => {
  workerDb = await openDatabase({ url: world.database.workerUrl, connections: 4 });
  folder = ownFolder(true);
  store = createDiskStore(folder);
});
afterAll(() => workerDb?.close());

const worker = (later = 0): Runtime => ({
  ...world.runtime,
  db: workerDb,
  clock: () => new Date(world.runtime.clock().getTime() + later),
});
const makingInto = (place: FileStore) =>
  makeArchives(worker(), { administratorUrl: world.database.adminUrl, store: place, product: '0', log });
const make = (org: TestOrganisation, id: string, place = store) =>
  makingInto(place).run({ orgId: org.id, subjectId: id });
const request = (org: TestOrganisation) => world.as(org.owner, requestArchive);
const newest = async (org: TestOrganisation, later = 0) =>
  (await inOrg(worker(later), org.owner, listArchives)).items[0];
const filesOf = (org: TestOrganisation) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile() && one.parentPath.includes(org.id),
  ).length;

test('mail goes out while an archive is being made', async () => {
  const org = await world.organisation();
  const mails = () => world.as(org.owner, (ctx) => listOutbox(ctx, { limit: 10 }));
  let release: () => void = () => undefined;
  const mailIsOut = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: FileStore = { ...store, put: (key, content) => mailIsOut.then(() => store.put(key, content)) };
  const running = await startWorker({
    runtime: worker(),
    subscribers: [deliverMail(worker(), null)],
    longWork: [makingInto(slow)],
    log,
  });
  try {
    const { id } = await request(org);
    await expect.poll(async () => (await newest(org))?.state, { timeout: 30_000 }).toBe('working');
    await inOrg(worker(), systemOf(org.id), (ctx) =>
      queueMail(ctx, { to: 'a@b.example', subject: 'Come in', body: 'x' }),
    );
    await expect.poll(async () => (await mails()).items[0]?.status, { timeout: 30_000 }).toBe('kept');
    expect(await newest(org)).toMatchObject({ id, state: 'working' });
    release();
    await expect.poll(async () => (await newest(org))?.state, { timeout: 30_000 }).toBe('ready');
  } finally {
    release();
    await running.stop();
  }
}, 120_000);

test('an archive that cannot be made has failed, under the number that the log tells the cause with', async () => {
  const org = await world.organisation();
  const { id } = await request(org);
  await make(org, id, { ...store, put: () => Promise.reject(new Error('The disk is full.')) });
  const failed = await newest(org);
  expect(failed).toMatchObject({ id, state: 'failed', failure: expect.stringMatching(/^[0-9a-f]{8}$/) });
  const line = told.find(({ failure }) => failure === failed?.failure);
  expect(line).toMatchObject({ archive: id, stack: expect.stringContaining('The disk is full.') });
  expect((await request(org)).id).not.toBe(id);
});

test('whoever makes one and dies is found out within two minutes, and leaves no bytes', async () => {
  const org = await world.organisation();
  const { id } = await request(org);
  let killed: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    killed = resolve;
  });
  const dying: FileStore = {
    ...store,
    put: async (key, content) => {
      await store.put(key, content);
      killed();
      await new Promise(() => undefined);
    },
  };
  void make(org, id, dying);
  await death;
  expect(filesOf(org)).toBe(1);
  expect(await newest(org)).toMatchObject({ state: 'working', abilities: { download: false } });
  expect((await request(org)).id).toBe(id);
  const late = 110_000;
  expect(await newest(org, late)).toMatchObject({ id, state: 'failed', failure: null });
  await sweepArchives(worker(late), store);
  expect(filesOf(org)).toBe(0);
  expect(await newest(org)).toMatchObject({ id, state: 'failed' });
  expect((await request(org)).id).not.toBe(id);
});

test('of several workers one makes it, and one that was taken for dead leaves nothing behind', async () => {
  const org = await world.organisation();
  const { id } = await request(org);
  const own = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(worker(), systemOf(org.id), work);
  const claims = ['01980000-0000-4000-8000-000000000001', '01980000-0000-4000-8000-000000000002'];
  const taken = await Promise.all(claims.map((claim) => own((ctx) => claimArchive(ctx, id, claim))));
  expect(taken.filter(Boolean)).toHaveLength(1);
  await make(org, id);
  expect(await newest(org)).toMatchObject({ id, state: 'working', progress: 0 });
  await sweepArchives(worker(110_000), store);
  const second = await request(org);
  const swept: FileStore = {
    ...store,
    put: async (key, content) => {
      await sweepArchives(worker(110_000), store);
      await store.put(key, content);
    },
  };
  await make(org, second.id, swept);
  expect(await newest(org)).toMatchObject({ id: second.id, state: 'failed' });
  expect(filesOf(org)).toBe(0);
});

test('five are made in a day for one organisation, and no sixth', async () => {
  const org = await world.organisation();
  for (let times = 0; times < 5; times += 1) await make(org, (await request(org)).id);
  await expect(request(org)).rejects.toMatchObject({ code: 'limit_reached' });
  expect((await world.as(org.owner, listArchives)).abilities).toEqual({ request: false });
  const tomorrow = { ...worker(25 * 3_600_000), db: world.runtime.db };
  expect(await inOrg(tomorrow, org.owner, requestArchive)).toMatchObject({ state: 'waiting' });
  const other = await world.organisation();
  expect(await request(other)).toMatchObject({ state: 'waiting' });
});
