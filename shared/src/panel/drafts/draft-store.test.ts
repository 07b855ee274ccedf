import { expect, test } from 'vitest';
import { createMemoryStorage } from '../../mail-host/fake-memory-storage.js';
import { DraftStore } from './draft-store.js';

test('what was typed is there after a reload', async () => {
  const storage = createMemoryStorage();
  const before = new DraftStore(storage, 'p');
  before.set('note|thread-1', { body: 'Half a sen' });
  await before.save();
  const after = new DraftStore(storage, 'p');
  await after.load();
  expect(after.get('note|thread-1')).toEqual({ body: 'Half a sen' });
});

test('a cleared draft does not come back', async () => {
  const storage = createMemoryStorage();
  const before = new DraftStore(storage, 'p');
  before.set('note|thread-1', { body: 'Done' });
  await before.save();
  before.clear('note|thread-1');
  await before.save();
  const after = new DraftStore(storage, 'p');
  await after.load();
  expect(after.get('note|thread-1')).toBeUndefined();
});

test('drafts of one person are not those of another', async () => {
  const storage = createMemoryStorage();
  const mine = new DraftStore(storage, 'me');
  mine.set('note|thread-1', { body: 'Mine' });
  await mine.save();
  const theirs = new DraftStore(storage, 'them');
  await theirs.load();
  expect(theirs.get('note|thread-1')).toBeUndefined();
});

test('text typed while the store is being read is kept', async () => {
  const storage = createMemoryStorage(new Map([['draft:p:note|a', { body: 'old' }]]));
  const drafts = new DraftStore(storage, 'p');
  const loading = drafts.load();
  drafts.set('note|a', { body: 'new' });
  await loading;
  expect(drafts.get('note|a')).toEqual({ body: 'new' });
});

test('a store that fails once is written at the next keystroke', async () => {
  const stored = new Map<string, unknown>();
  const storage = createMemoryStorage(stored);
  let full = true;
  const set = (key: string, value: unknown) => (full ? Promise.reject(new Error('full')) : storage.set(key, value));
  const drafts = new DraftStore({ ...storage, set }, 'p');
  drafts.set('a', { body: 'one' });
  await drafts.save();
  full = false;
  drafts.set('b', { body: 'two' });
  await drafts.save();
  expect([...stored.keys()].sort()).toEqual(['draft:p:a', 'draft:p:b']);
});
