import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendDigests } from '../../src/portal/service.js';
import { tellFigures } from '../sweep/figures.js';
import type { CustomerBrowser } from './browser.js';
import { type Company, type PortalWorld, startPortalWorld } from './portal-world.js';

// Every internal field of the second world holds this word; nothing that a customer receives may.
const canary = 'zanaryword';
const worlds: PortalWorld[] = [];

beforeAll(async () => {
  worlds.push(await startPortalWorld(), await startPortalWorld());
});
afterAll(async () => {
  for (const world of worlds) await world.stop();
});

/** Everything that a customer's person gets out of a world in which the same was shared. */
async function receivedIn(world: PortalWorld, internal: boolean): Promise<string[]> {
  const acme = await world.customer('Acme', 'acme-two-worlds.com');
  const inside = internal ? () => workInside(world, acme) : async () => undefined;
  const browser = await world.signIn(acme.address);
  await inside();
  const shared = await shareThings(world, acme);
  await answerMail(world, acme, internal);
  await browser.mutate('visit.begin');
  if (internal) await touchShared(world, acme, shared);
  const seen = await everythingIn(browser, shared.threadId);
  await inside();
  if (internal) await touchShared(world, acme, shared);
  seen.push(...(await everythingIn(browser, shared.threadId)));
  seen.push((await browser.mutate('tasks.complete', { id: shared.task })).text);
  seen.push((await browser.mutate('tasks.reopen', { id: shared.task })).text);
  await world.team('sharing.share', { customerId: acme.id, kind: 'task', id: shared.later, forCustomer: true });
  await inside();
  expect(await sendDigests(world.server.runtime, world.server.url)).toBe(1);
  const digest = await world.sink.take(acme.address);
  expect(digest.subject).toContain('what is new');
  seen.push(...world.sink.mails.filter((mail) => mail.to === acme.address).map((mail) => mail.raw));
  return seen.map((text) => plain(world, text));
}

async function everythingIn(browser: CustomerBrowser, threadId: string): Promise<string[]> {
  const paths = ['visit.me', 'visit.home', 'visit.export', 'tasks.list', 'conversations.list', 'documents.list'];
  const answers = [];
  for (const path of paths) answers.push(await browser.query(path));
  answers.push(await browser.query('conversations.get', { id: threadId }));
  for (const answer of answers) expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
  return answers.map((answer) => `${[...answer.headers.keys()].sort()} ${answer.text}`);
}

async function shareThings(world: PortalWorld, acme: Company) {
  const customerId = acme.id;
  const { id: task } = await world.team('tasks.create', { customerId, title: 'Send the logo', dueOn: '2026-12-01' });
  await world.team('sharing.share', { customerId, kind: 'task', id: task, forCustomer: true, customerText: 'As SVG.' });
  const { id: later } = await world.team('tasks.create', { customerId, title: 'Later' });
  const threadId = await world.mail({
    ...{ from: acme.address, fromName: 'Jane Doe', to: ['support@vendor.example'] },
    ...{ subject: 'Go-live', text: 'When?', id: 'two-worlds@portal.test' },
  });
  await world.team('threads.link', { thread: { threadId }, customerId });
  await world.team('sharing.share', { customerId, kind: 'conversation', id: threadId });
  return { task, later, threadId };
}

/** A colleague's answer, below which in one world a note is quoted that was never meant to leave the house. */
async function answerMail(world: PortalWorld, acme: Company, internal: boolean): Promise<void> {
  const quoted = internal ? `\n\nOn 1 March 2026 at 10:00, Bo wrote:\n> ${canary} note\n> never for them` : '';
  await world.mail({
    ...{ from: 'support@vendor.example', fromName: 'Support', to: [acme.address], subject: 'Re: Go-live' },
    ...{ text: `On Monday.${quoted}`, replyTo: 'two-worlds@portal.test', id: 'two-worlds-answer@portal.test' },
  });
}

/** What a team does about a customer without telling them. */
async function workInside(world: PortalWorld, acme: Company): Promise<void> {
  const customerId = acme.id;
  const task = await world.team('tasks.create', { customerId, title: canary, body: canary });
  await world.team('notes.write', { customerId, taskId: task.id, body: `${canary} note` });
  await world.team('notes.write', { customerId, body: `${canary} sensitive`, sensitive: true });
  await world.team('interactions.log', {
    ...{ customerId, kind: 'call', note: canary },
    followUp: { title: canary, dueOn: '2026-05-01' },
  });
  await world.team('time.start', { customerId, taskId: task.id, note: canary });
  await world.team('time.stop', {});
  await world.team('customers.update', {
    id: customerId,
    useCase: canary,
    plan: canary,
    industry: canary,
    tags: [canary],
  });
  const hidden = await world.mail({
    ...{ from: acme.address, to: ['support@vendor.example'], subject: canary, text: canary, fromName: canary },
  });
  await world.team('threads.link', { thread: { threadId: hidden }, customerId });
  const body = new FormData();
  body.set('file', new File([canary], `${canary}.txt`));
  await fetch(`${world.server.url}/api/v1/files?customerId=${customerId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.office.tokens.owner}` },
    body,
  });
}

/** Internal changes of things that are shared. */
async function touchShared(
  world: PortalWorld,
  acme: Company,
  { task, threadId }: { task: string; threadId: string },
): Promise<void> {
  const { personId } = world.office.org.member;
  await world.team('tasks.update', { id: task, body: `${canary} description`, assigneeId: personId });
  await world.team('tasks.update', { id: task, assigneeId: null });
  await world.team('notes.write', { customerId: acme.id, taskId: task, thread: { threadId }, body: canary });
  await world.team('time.start', { customerId: acme.id, taskId: task, thread: { threadId }, note: canary });
  await world.team('time.stop', {});
  await world.mail({
    ...{ from: 'colleague@elsewhere.example', fromName: canary, to: ['support@vendor.example'] },
    ...{ subject: 'Re: Go-live', text: canary, replyTo: 'two-worlds@portal.test' },
  });
}

/** Ids by the order in which they appear, instants and secrets by their kind, and the world's own address. */
function plain(world: PortalWorld, text: string): string {
  const known = new Map<string, string>();
  const named = (id: string) => known.get(id) ?? known.set(id, `id-${known.size}`).get(id) ?? '';
  return text
    .replace(/=\r\n/g, '')
    .replaceAll(world.office.org.slug, 'the-organisation')
    .replaceAll(world.server.url, 'http://the-server')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replace(/tlm_[\w-]+/g, 'token')
    .replace(/^Date: .*$/gm, 'Date')
    .replace(/localhost:\d+/g, 'the-server');
}

test('nothing that a customer receives tells whether the team worked inside', async () => {
  const [quiet, busy] = worlds;
  if (!quiet || !busy) throw new Error('Two worlds are needed.');
  const one = await receivedIn(quiet, false);
  const other = await receivedIn(busy, true);
  expect(other.join('\n')).not.toContain(canary);
  expect(other).toEqual(one);
  const bytes = one.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(one.join('\n')).toContain('On Monday.');
  tellFigures('two-worlds', { artefacts: one.length, bytes, differing: 0 });
  expect(one.length).toBeGreaterThan(15);
});
