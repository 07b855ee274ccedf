import { TRPCClientError } from '@trpc/client';
import { expect, test, vi } from 'vitest';
import { createMemoryStorage } from '../../mail-host/fake-memory-storage.js';
import { pendingId } from './queue-rules.js';
import type { Write } from './write.js';
import { WriteQueue } from './write-queue.js';

const customerId = 'c';
const task = (title: string) => ({ path: 'tasks.create' as const, input: { customerId, title }, text: title });

/** A server that takes writes, refuses titles with "bad", and can be out of reach. */
function server() {
  const taken: { key: string; path: string; input: unknown }[] = [];
  const state = { reachable: true, tries: 0 };
  const send = async (write: Write) => {
    state.tries += 1;
    if (!state.reachable) throw new TRPCClientError('Failed to fetch');
    if (write.text.includes('bad')) throw refusal();
    taken.push({ key: write.key, path: write.path, input: write.input });
    return { id: `real-${taken.length}` };
  };
  return { taken, state, send };
}

function refusal() {
  const shape = { message: 'Write it again.', code: -32600, data: { errorCode: 'invalid' } };
  return TRPCClientError.from({ error: shape } as never);
}

function queueOn(stored: Map<string, unknown>, send: (write: Write) => Promise<unknown>, personId = 'p') {
  const storage = createMemoryStorage(stored);
  return new WriteQueue({ storage, personId, send, afterAnswer: async () => undefined });
}

const titles = (taken: { input: unknown }[]) => taken.map(({ input }) => (input as { title?: string }).title);
const settled = (queue: WriteQueue, count: number) => vi.waitFor(() => expect(queue.snapshot()).toHaveLength(count));

test('writes arrive in the order in which they were made, and then leave the store', async () => {
  const { taken, send } = server();
  const stored = new Map();
  const queue = queueOn(stored, send);
  await Promise.all(['one', 'two', 'three'].map((title) => queue.add(task(title))));
  await settled(queue, 0);
  expect(titles(taken)).toEqual(['one', 'two', 'three']);
  expect(stored.size).toBe(0);
});

test('what could not be sent survives a reload and is sent once, under its first key', async () => {
  const { taken, state, send } = server();
  const stored = new Map();
  state.reachable = false;
  const before = queueOn(stored, send);
  const first = await before.add(task('one'));
  await before.add(task('two'));
  before.stop();
  state.reachable = true;
  const after = queueOn(stored, send);
  await after.load();
  await settled(after, 0);
  expect(titles(taken)).toEqual(['one', 'two']);
  expect(taken[0]?.key).toBe(first.key);
});

test('another person on the same computer never sends them', async () => {
  const { taken, state, send } = server();
  const stored = new Map();
  state.reachable = false;
  const mine = queueOn(stored, send, 'me');
  await mine.add(task('one'));
  mine.stop();
  state.reachable = true;
  const theirs = queueOn(stored, send, 'them');
  await theirs.load();
  expect(theirs.snapshot()).toEqual([]);
  expect(taken).toEqual([]);
});

test('a refused write keeps its text and its sentence, and lets the next one pass', async () => {
  const { taken, send } = server();
  const stored = new Map();
  const queue = queueOn(stored, send);
  await queue.add(task('bad title'));
  await queue.add(task('good'));
  await vi.waitFor(() => expect(titles(taken)).toEqual(['good']));
  await settled(queue, 1);
  expect(queue.snapshot()[0]).toMatchObject({
    state: 'refused',
    text: 'bad title',
    refusal: { message: 'Write it again.' },
  });
  expect(stored.size).toBe(1);
});

test('what was to be done with a refused object is handed back with it', async () => {
  const { taken, state, send } = server();
  state.reachable = false;
  const queue = queueOn(new Map(), send);
  const made = await queue.add(task('bad title'));
  await queue.add({ path: 'tasks.complete', input: { id: pendingId(made.key) } });
  state.reachable = true;
  await queue.flush();
  await vi.waitFor(() => expect(queue.snapshot().map((write) => write.state)).toEqual(['refused', 'refused']));
  expect(taken).toEqual([]);
});

test('a task made and ticked offline is ticked under the id that the server gives it', async () => {
  const { taken, state, send } = server();
  state.reachable = false;
  const queue = queueOn(new Map(), send);
  const made = await queue.add(task('one'));
  await queue.add({ path: 'tasks.complete', input: { id: pendingId(made.key) } });
  state.reachable = true;
  await queue.flush();
  await settled(queue, 0);
  expect(taken[1]?.input).toEqual({ id: 'real-1' });
});

test('an unsent write can be taken back, a sent one answers with what the server made', async () => {
  const { taken, state, send } = server();
  state.reachable = false;
  const queue = queueOn(new Map(), send);
  const unsent = await queue.add(task('never'));
  expect(await queue.discard(unsent.key)).toBe(true);
  state.reachable = true;
  const sent = await queue.add(task('one'));
  expect(await queue.answer(sent)).toEqual({ id: 'real-1' });
  await settled(queue, 0);
  expect(await queue.answer(sent)).toEqual({ id: 'real-1' });
  expect(await queue.discard(sent.key)).toBe(false);
  expect(titles(taken)).toEqual(['one']);
});
