import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendDigests } from '../../src/portal/service.js';
import { tellFigures } from '../sweep/figures.js';
import { uploadDocument } from '../sweep/seed.js';
import { type Company, type PortalWorld, startPortalWorld } from './portal-world.js';
import { everythingReceived, plain } from './what-is-received.js';
import { canary, changeHouse, type SharedThings, touchShared, workInside } from './work-inside.js';

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
  const nothing = { thread: randomUUID(), document: randomUUID() };
  const inside = async () => (internal ? workInside(world, acme) : nothing);
  await inside();
  const browser = await world.signIn(acme.address);
  const shared = await shareThings(world, acme);
  await answerMail(world, internal);
  await browser.mutate('visit.begin');
  if (internal) await touchShared(world, acme, shared);
  const seen = await everythingReceived({ world, acme, browser, shared, hidden: await inside() });
  if (internal) await changeHouse(world, acme);
  if (internal) await touchShared(world, acme, shared);
  seen.push(...(await everythingReceived({ world, acme, browser, shared, hidden: await inside() })));
  for (const [verb, input] of [
    ['tasks.complete', { id: shared.task }],
    ['tasks.reopen', { id: shared.task }],
    ['visit.saveSettings', { digest: 'daily' }],
    ['entry.request', { organisation: world.office.org.slug, address: 'nobody@nowhere-known.com' }],
  ] as const)
    seen.push((await browser.mutate(verb, input)).text);
  await world.team('sharing.share', { customerId: acme.id, kind: 'task', id: shared.later, forCustomer: true });
  await world.team('sharing.invite', { customerId: acme.id, contactId: acme.contact });
  expect((await world.sink.take(acme.address)).text).toContain('#tl');
  await inside();
  expect(await sendDigests(world.server.runtime, world.server.url)).toBe(1);
  expect((await world.sink.take(acme.address)).subject).toContain('what is new');
  seen.push(...world.sink.mails.filter((mail) => mail.to === acme.address).map((mail) => mail.raw));
  return seen.map((text) => plain(world, text));
}

async function shareThings(world: PortalWorld, acme: Company): Promise<SharedThings> {
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
  const document = await uploadDocument(world.office, customerId, 'Handbook');
  await world.team('sharing.share', { customerId, kind: 'document', id: document });
  return { task, later, threadId, document };
}

/** Ways in which mail programs quote what was written before. */
const introductions = [
  'On 1 March 2026 at 10:00, Bo wrote:\n> ',
  'Am 1. März 2026 um 10:00 schrieb Bo:\n',
  '-----Original Message-----\n',
  'From: Bo\nSent: Sunday, 1 March 2026\nTo: Jane\n',
];

/** A colleague's answers, below which in one world a note is quoted that was never meant to leave the house. */
async function answerMail(world: PortalWorld, internal: boolean): Promise<void> {
  for (const [at, introduction] of introductions.entries()) {
    const quoted = internal ? `\n\n${introduction}${canary} note\n> never for them` : '';
    await world.mail({
      ...{ from: 'support@vendor.example', fromName: 'Support', to: ['jane@acme-two-worlds.com'] },
      ...{ subject: 'Re: Go-live', text: `On Monday ${at}.${quoted}` },
      ...{ replyTo: 'two-worlds@portal.test', id: `two-worlds-answer-${at}@portal.test` },
    });
  }
}

test('nothing that a customer receives tells whether the team worked inside', async () => {
  const [quiet, busy] = worlds;
  if (!quiet || !busy) throw new Error('Two worlds are needed.');
  const one = await receivedIn(quiet, false);
  const other = await receivedIn(busy, true);
  expect(other.join('\n')).not.toContain(canary);
  expect(other).toEqual(one);
  const bytes = one.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  for (const told of ['On Monday 3.', 'Handbook text', 'filename="Handbook.txt"'])
    expect(one.join('\n')).toContain(told);
  tellFigures('two-worlds', { artefacts: one.length, bytes, differing: 0 });
  expect(one.length).toBeGreaterThan(60);
}, 120_000);
