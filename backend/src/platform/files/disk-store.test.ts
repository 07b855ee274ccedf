import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskStore } from './disk-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadline-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contentOf = (parts: Iterable<Buffer>) => ({ size: 0, hash: '', read: () => Readable.from(parts) });
const filesIn = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

test.each([randomUUID(), `${randomUUID()}/${randomUUID()}`])('bytes under %s come back, until removed', async (key) => {
  const store = createDiskStore(folder);
  await store.put(key, contentOf([Buffer.from('one '), Buffer.from('two')]));
  const stream = await store.open(key);
  expect(stream && (await text(stream))).toBe('one two');
  await store.remove(key);
  await store.remove(key);
  expect(await store.open(key)).toBeNull();
});

test('a file that breaks off half way leaves nothing', async () => {
  function* breaking() {
    yield Buffer.from('half');
    throw new Error('The sender has gone.');
  }
  await expect(createDiskStore(folder).put(randomUUID(), contentOf(breaking()))).rejects.toThrow('Nothing was lost');
  expect(await filesIn()).toEqual([]);
});

test('a folder that cannot be is told before the first file comes', async () => {
  await writeFile(join(folder, 'files'), 'a file in the way');
  await expect(createDiskStore(join(folder, 'files')).check()).rejects.toMatchObject({
    problem: 'The folder of the files cannot be written.',
    refused: false,
  });
});
