import { randomBytes, randomUUID } from 'node:crypto';
import type { Document } from '@threadline/shared/files/schema';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { startStorage, type TestStorage } from '../../test/storage.js';
import { accessTokenOf } from '../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { inOrg } from '../platform/db/in-org.js';
import type { RunningServer } from './start-server.js';

let storage: TestStorage;
let one: TestServer;
let two: RunningServer & { url: string };
let org: TestOrganisation;
let customerId: string;
const tokens = { owner: '', readOnly: '' };

beforeAll(async () => {
  storage = await startStorage();
  one = await startTestServer({ filesBucket: storage.bucket });
  two = await one.another();
});
afterAll(async () => {
  await two?.stop();
  await one?.stop();
  await storage?.remove();
});
beforeEach(async () => {
  org = await createOrganisation(one.runtime);
  for (const who of ['owner', 'readOnly'] as const) tokens[who] = await accessTokenOf(one.runtime, org[who]);
  ({ id: customerId } = await inOrg(one.runtime, org.owner, (ctx) => createCustomer(ctx, { name: 'Acme' })));
});

interface Upload {
  who?: keyof typeof tokens;
  name?: string;
  key?: string;
  to?: string;
}

async function upload(
  bytes: Buffer<ArrayBuffer> | string,
  { who = 'owner', name = 'Plan für März.txt', key, to }: Upload = {},
) {
  const body = new FormData();
  body.set('file', new File([bytes], name));
  const headers = { authorization: `Bearer ${tokens[who]}`, ...(key ? { 'idempotency-key': key } : {}) };
  const path = `/api/v1/files?customerId=${to ?? customerId}`;
  const answer = await fetch(one.url + path, { method: 'POST', headers, body });
  const told = (await answer.json()) as Document & { error?: { message: string } };
  return { status: answer.status, document: told, message: told.error?.message };
}
const download = (url: string, id: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1/files/${id}/content`, { headers: { authorization: `Bearer ${tokens.owner}`, ...headers } });
const ours = async () => (await storage.keys()).filter((key) => key.includes(org.id));

test('a long name is cut between characters, and headers alone open nothing', async () => {
  const { status, document } = await upload('x', { name: `${'a'.repeat(199)}😀.pdf` });
  expect([status, document.name]).toEqual([200, `${'a'.repeat(199)}😀`]);
  const headers = { authorization: `Bearer ${tokens.owner}` };
  const head = await fetch(`${one.url}/api/v1/files/${document.id}/content`, { method: 'HEAD', headers });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '1']);
});

test('what goes up at one server comes down at another, under a key of the organisation', async () => {
  const bytes = randomBytes(3_000_000);
  const { status, document } = await upload(bytes);
  expect(status).toBe(200);
  expect(document).toMatchObject({ name: 'Plan für März.txt', size: 3_000_000, type: 'application/octet-stream' });
  const answer = await download(two.url, document.id);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(await ours()).toEqual([expect.stringMatching(new RegExp(`^test/${org.id}/[0-9a-f-]{36}$`))]);
});

test('the same bytes are kept once, however often they come', async () => {
  const uploads = await Promise.all([1, 2, 3, 4].map(() => upload('the same words')));
  expect(uploads.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await ours()).toHaveLength(1);
  for (const { document } of uploads) {
    expect(await (await download(two.url, document.id)).text()).toBe('the same words');
  }
});

test('an upload repeated with its key makes one document; the key with other bytes is refused', async () => {
  const key = randomUUID();
  const first = await upload('first words', { key });
  expect((await upload('first words', { key })).document.id).toBe(first.document.id);
  expect((await upload('other words', { key })).status).toBe(422);
  expect(await ours()).toHaveLength(1);
});

test('what is refused leaves nothing in the bucket', async () => {
  const refused = [
    await upload('by a reader', { who: 'readOnly' }),
    await upload('for nobody', { to: randomUUID() }),
    await upload(''),
    await upload(Buffer.alloc(26 * 1024 * 1024)),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 404, 400, 413]);
  expect(refused.at(-1)?.message).toBe('This file is larger than 25 MB. Choose a smaller one.');
  const shapeless = await fetch(`${one.url}/api/v1/files?customerId=${customerId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.owner}`, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
  });
  expect(shapeless.status).toBe(400);
  expect(await ours()).toEqual([]);
});

test('a body without a length ends as soon as it is too large', async () => {
  const begin = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  async function* endless() {
    yield Buffer.from(begin);
    for (let part = 0; part < 1_000; part += 1) yield Buffer.alloc(1024 * 1024);
  }
  const answer = await fetch(`${one.url}/api/v1/files?customerId=${customerId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.owner}`, 'content-type': 'multipart/form-data; boundary=x' },
    body: ReadableStream.from(endless()),
    duplex: 'half',
  } as RequestInit).catch((error: Error) => error);
  if (!(answer instanceof Error)) expect(answer.status).toBe(413);
  expect(await ours()).toEqual([]);
});

test('another organisation does not find the document', async () => {
  const { document } = await upload('ours alone');
  const stranger = await createOrganisation(one.runtime);
  tokens.owner = await accessTokenOf(one.runtime, stranger.owner);
  expect((await download(two.url, document.id)).status).toBe(404);
});

test('while the storage is away people read a sentence, and everything else goes on', async () => {
  const { document } = await upload('kept before');
  await storage.stop();
  const sentence = 'The file store is not answering. Nothing was lost; try again in a moment.';
  expect(await upload('too late')).toMatchObject({ status: 503, message: sentence });
  const missed = await download(two.url, document.id, { accept: 'text/html' });
  expect([missed.status, await missed.text()]).toEqual([503, sentence]);
  const ready = await fetch(`${two.url}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([
    200,
    'ready, but without files: The storage of FILES_URL does not answer.',
  ]);
  expect((await fetch(`${two.url}/readyz/files`)).status).toBe(503);
  const list = await fetch(`${one.url}/api/v1/files?customerId=${customerId}`, {
    headers: { authorization: `Bearer ${tokens.owner}` },
  });
  expect(await list.json()).toMatchObject({ items: [{ id: document.id }] });
  await storage.start();
  expect(await (await download(two.url, document.id)).text()).toBe('kept before');
});

test('a server that the storage refuses does not start', async () => {
  const start = startTestServer({ filesBucket: { ...storage.bucket, secretKey: 'a wrong one' } });
  await expect(start).rejects.toThrow('Check FILES_ACCESS_KEY, FILES_SECRET_KEY and their rights.');
});
