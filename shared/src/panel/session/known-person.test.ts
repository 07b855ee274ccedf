import { expect, test } from 'vitest';
import type { Api } from '../../api/create-api.js';
import { createMemoryStorage } from '../../mail-host/fake-memory-storage.js';
import type { MailHost } from '../../mail-host/port.js';
import { panelApiVersion } from './api-version.js';
import { askWhoIsSignedIn, recallLastPerson, recallPersonOf } from './known-person.js';
import { forgetAnswers, LastKnown } from './last-known.js';

/** One computer: its storage outlives every start of the panel, its token changes with whoever signs in. */
function computer() {
  const stored = new Map<string, unknown>();
  const storage = createMemoryStorage(stored);
  const session = { token: 'token of Alice' as string | null };
  const auth = { accessToken: async () => session.token };
  return { host: { storage, auth } as unknown as MailHost, session, stored };
}

interface Answer {
  name: string;
  apiVersion?: number;
  /** What happens on the computer while the server thinks. */
  meanwhile?: () => void;
}

function serverThatSays({ name, apiVersion = panelApiVersion, meanwhile }: Answer): Api {
  const query = async () => {
    meanwhile?.();
    return { person: { id: name, name }, apiVersion, now: '2026-03-29T13:00:00.000Z' };
  };
  return { session: { me: { query } } } as unknown as Api;
}

/** Asks, and waits until the answer is kept for the next start. */
async function ask(at: ReturnType<typeof computer>, answer: Answer): Promise<void> {
  await askWhoIsSignedIn({ host: at.host, api: serverThatSays(answer) });
  await expect.poll(() => at.stored.has('me'), { interval: 1 }).toBe(true);
}

test('the next start with the same token knows the person at once', async () => {
  const at = computer();
  await ask(at, { name: 'Alice' });
  expect(await recallPersonOf(at.host, 'token of Alice')).toMatchObject({ me: { person: { name: 'Alice' } } });
});

test('another token is another person, of whom nothing is known', async () => {
  const at = computer();
  await ask(at, { name: 'Alice' });
  expect(await recallPersonOf(at.host, 'token of Bob')).toBeNull();
  expect(await recallPersonOf(at.host, '')).toBeNull();
});

test('who signs in next takes the place of the one before', async () => {
  const at = computer();
  await ask(at, { name: 'Alice' });
  at.stored.clear();
  at.session.token = 'token of Bob';
  await ask(at, { name: 'Bob' });
  expect(await recallPersonOf(at.host, 'token of Alice')).toBeNull();
  expect(await recallPersonOf(at.host, 'token of Bob')).toMatchObject({ me: { person: { name: 'Bob' } } });
});

test.each([panelApiVersion - 1, panelApiVersion + 1])(
  'an answer in version %i of the interface is not taken',
  async (apiVersion) => {
    const at = computer();
    await ask(at, { name: 'Alice', apiVersion });
    expect(await recallPersonOf(at.host, 'token of Alice')).toBeNull();
  },
);

test('an answer during which somebody else signed in belongs to neither token', async () => {
  const at = computer();
  const meanwhile = () => {
    at.session.token = 'token of Bob';
  };
  await ask(at, { name: 'Alice', meanwhile });
  expect(await recallPersonOf(at.host, 'token of Alice')).toBeNull();
  expect(await recallPersonOf(at.host, 'token of Bob')).toBeNull();
});

test('an answer that comes after signing out is not kept', async () => {
  const at = computer();
  const meanwhile = () => {
    at.session.token = null;
  };
  await askWhoIsSignedIn({ host: at.host, api: serverThatSays({ name: 'Alice', meanwhile }) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([...at.stored.keys()]).toEqual([]);
});

test('signing out forgets the person, also for the times without a server', async () => {
  const at = computer();
  await ask(at, { name: 'Alice' });
  await forgetAnswers(at.host.storage);
  expect(await recallPersonOf(at.host, 'token of Alice')).toBeNull();
  expect(await recallLastPerson(at.host)).toBeNull();
});

test('neither the token nor the server’s clock is kept with the person', async () => {
  const at = computer();
  await ask(at, { name: 'Alice' });
  expect(JSON.stringify([...at.stored])).not.toContain('token of Alice');
  expect((await recallPersonOf(at.host, 'token of Alice'))?.me).not.toHaveProperty('now');
});

test.each([null, 'Alice', {}, { me: null }, { tokenMark: null }])(
  'what is not an answer (%j) is no person',
  async (value) => {
    const at = computer();
    at.stored.set('me', value);
    expect(await recallPersonOf(at.host, 'token of Alice')).toBeNull();
    expect(await recallLastPerson(at.host)).toBeNull();
  },
);

test('what one person was last told is not told to the next', async () => {
  const { storage } = computer().host;
  await new LastKnown(storage, 'alice').remember('thread:k:', { customer: 'ACME' });
  expect(await new LastKnown(storage, 'alice').recall('thread:k:')).toEqual({ customer: 'ACME' });
  expect(await new LastKnown(storage, 'bob').recall('thread:k:')).toBeNull();
});
