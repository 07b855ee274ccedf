import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startStorage, type TestStorage } from '../../../test/storage.js';
import { type FileContent, type FileStore, FileStoreAway } from './file-store.js';
import { type Bucket, createS3Store } from './s3-store.js';

let storage: TestStorage;
let store: FileStore;
let key: string;
const orgId = randomUUID();

beforeAll(async () => {
  storage = await startStorage();
  store = createS3Store(storage.bucket);
});
afterAll(() => storage?.remove());
beforeEach(() => {
  key = `${orgId}/${randomUUID()}`;
});

function contentOf(bytes: Buffer): FileContent {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, hash, read: () => Readable.from([bytes]) };
}

async function read(from: FileStore, at: string): Promise<string | null> {
  const stream = await from.open(at);
  if (!stream) return null;
  const hash = createHash('sha256');
  for await (const part of stream) hash.update(part as Buffer);
  return hash.digest('hex');
}

const other = (change: Partial<Bucket>) => createS3Store({ ...storage.bucket, ...change });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof FileStoreAway ? { problem: error.problem, refused: error.refused } : error;
};

test.each([1, 70_000, 25 * 1024 * 1024])('%d bytes come back as they went, until they are removed', async (size) => {
  const content = contentOf(randomBytes(size));
  await store.put(key, content);
  expect(await read(store, key)).toBe(content.hash);
  await store.remove(key);
  await store.remove(key);
  expect(await read(store, key)).toBeNull();
});

test('every request is signed, and no object gets rights of its own', async () => {
  storage.asked.length = 0;
  await store.put(key, contentOf(Buffer.from('quiet')));
  await read(store, key);
  await store.check();
  expect(storage.asked).toHaveLength(3);
  for (const { headers } of storage.asked) {
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/us-east-1\/s3\/aws4_request/);
    expect(Object.keys(headers).filter((name) => /acl|grant/.test(name))).toEqual([]);
  }
  expect(storage.asked[0]?.path).toBe(`/threadline-files/test/${key}`);
});

test('a wrong secret, an unknown key and a missing bucket are told apart for the operator', async () => {
  const refused = { problem: expect.stringContaining('FILES_SECRET_KEY'), refused: true };
  expect(await refusal(other({ secretKey: 'another secret' }).put(key, contentOf(Buffer.from('x'))))).toEqual(refused);
  expect(await refusal(other({ accessKey: 'NOBODY' }).open(key))).toEqual(refused);
  expect(await refusal(other({ name: 'no-such-bucket' }).check())).toEqual({
    problem: 'The bucket of FILES_URL does not exist. Create it, or name another one.',
    refused: true,
  });
});

test('a storage that is away says so in a sentence for people, and is found again', async () => {
  await storage.stop();
  expect(await refusal(store.check())).toEqual({
    problem: 'The storage of FILES_URL does not answer.',
    refused: false,
  });
  await expect(store.put(key, contentOf(Buffer.from('x')))).rejects.toThrow('Nothing was lost; try again in a moment.');
  await storage.start();
  await store.check();
  await store.put(key, contentOf(Buffer.from('x')));
});

test('a storage that stumbles once is asked once more, with the whole body', async () => {
  const bodies: number[] = [];
  const stumbling = createServer(async (request, response) => {
    let size = 0;
    for await (const part of request) size += (part as Buffer).length;
    bodies.push(size);
    response.writeHead(bodies.length === 1 ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => stumbling.listen(0, '127.0.0.1', resolve));
  const { port } = stumbling.address() as AddressInfo;
  await other({ endpoint: `http://127.0.0.1:${port}` }).put(key, contentOf(Buffer.alloc(70_000)));
  expect(bodies).toEqual([70_000, 70_000]);
  stumbling.closeAllConnections();
});

test('a key that is no key never becomes a path', async () => {
  for (const bad of ['../secrets', `${orgId}/../${randomUUID()}`, 'x', '']) {
    await expect(store.open(bad)).rejects.toThrow('A file key');
  }
});
