import { and, asc, eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { addDomain } from '../../customers/service.js';
import type { Actor } from '../../platform/db/in-org.js';
import { timelineEntries } from '../../timeline/schema.js';
import { threadCustomerLinks } from '../schema.js';
import {
  link,
  relink,
  relinkBatches,
  relinkPreview,
  relinkUndo,
  resumeRelinks,
  runBatch,
  setRule,
  storeMessage,
  unlink,
} from '../service.js';
import { customerIn, eventsOf, mailboxIn, mailOf } from '../threads.fixture.js';

const world = useWorld();

/** Takes in a mail of its own thread, which nobody knows yet. */
async function receive(org: TestOrganisation, from: string, { personal = false } = {}): Promise<string> {
  const wanted = personal
    ? { address: `colleague@${org.slug}.test`, kind: 'personal' as const }
    : { address: 'support@team.example' };
  const mailbox = await mailboxIn(world, org, wanted);
  const mail = mailOf({ from, subject: `Hello from ${from}` });
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  if (!('threadId' in stored)) throw new Error('The mail was not stored.');
  return stored.threadId;
}

async function linksOf(org: TestOrganisation, threadId: string) {
  const { threadId: thread, removedAt, createdAt } = threadCustomerLinks;
  const rows = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(threadCustomerLinks)
      .where(and(eq(thread, threadId), isNull(removedAt)))
      .orderBy(asc(createdAt)),
  );
  return rows.map((row) => [row.customerId, row.reason, row.primary]);
}

async function ledger(org: TestOrganisation): Promise<string> {
  const rows = await world.as(org.system, ({ tx }) =>
    tx.select().from(threadCustomerLinks).orderBy(asc(threadCustomerLinks.id)),
  );
  return JSON.stringify(rows);
}

const shownMails = (org: TestOrganisation, customerId: string) =>
  world.as(org.system, async ({ tx }) => {
    const { kind, removedAt, customerId: customer } = timelineEntries;
    const shown = and(eq(customer, customerId), eq(kind, 'email'), isNull(removedAt));
    return (await tx.select().from(timelineEntries).where(shown)).length;
  });

/** History of a customer that gains its domain: one of each kind. */
async function history() {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', assigned: org.member });
  const globex = await customerIn(world, org, { name: 'Globex' });
  const old = await customerIn(world, org, { name: 'Old', domains: ['acme.com'] });
  const byDomain = await receive(org, 'linked@acme.com');
  await world.as(org.owner, (ctx) => unlink(ctx, { thread: { threadId: byDomain }, customerId: old }));
  const free = await receive(org, 'free@eu.acme.com');
  return { org, acme, globex, old, byDomain, free };
}

test('history goes to the customer that gains a domain, and what people decided stays', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', assigned: org.member });
  const globex = await customerIn(world, org, { name: 'Globex', contacts: ['sure@acme.com'] });
  const free = await receive(org, 'free@eu.acme.com');
  const byHand = await receive(org, 'hand@acme.com');
  const refused = await receive(org, 'refused@acme.com');
  const sure = await receive(org, 'sure@acme.com');
  const own = await receive(org, 'own@acme.com', { personal: true });
  const thread = (threadId: string) => ({ thread: { threadId } });
  await world.as(org.owner, (ctx) => link(ctx, { ...thread(byHand), customerId: globex, primary: true }));
  await world.as(org.owner, (ctx) => unlink(ctx, { ...thread(refused), customerId: acme }));
  await world.as(org.member, (ctx) => addDomain(ctx, { customerId: acme, domain: 'acme.com' }));
  const basis = { customerId: acme, domain: 'acme.com' };
  const before = await ledger(org);
  const preview = await world.as(org.owner, (ctx) => relinkPreview(ctx, basis));
  expect(preview).toMatchObject({ found: 4, looked: 4, toLink: 1 });
  expect(preview.left).toEqual({ already: 0, manual: 1, removed: 1, linked: 1, unsure: 0 });
  expect(preview.sample).toMatchObject([{ threadId: free, reason: 'domain', insteadOf: null }]);
  expect(await ledger(org)).toBe(before);

  const batch = await world.as(org.owner, (ctx) => relink(ctx, basis));
  expect(batch).toMatchObject({ state: 'waiting', found: 4, about: 'acme.com', cause: 'domain' });
  await runBatch(world.runtime, { orgId: org.id, batchId: batch.id });
  await runBatch(world.runtime, { orgId: org.id, batchId: batch.id });
  expect(await linksOf(org, free)).toEqual([[acme, 'domain', true]]);
  expect(await linksOf(org, own)).toEqual([[acme, 'domain', true]]);
  expect(await linksOf(org, byHand)).toEqual([[globex, 'manual', true]]);
  expect(await linksOf(org, refused)).toEqual([]);
  expect(await linksOf(org, sure)).toEqual([[globex, 'contact', true]]);
  expect(await shownMails(org, acme)).toBe(2);
  const [done] = (await world.as(org.owner, (ctx) => relinkBatches(ctx, { limit: 10 }))).items;
  // The colleague's own mail went along, and is in nobody else's count.
  expect(done).toMatchObject({ state: 'done', found: 4, changed: 1, customer: { name: 'Acme' } });

  await world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId: batch.id }));
  await runBatch(world.runtime, { orgId: org.id, batchId: batch.id });
  expect(await ledger(org)).toBe(before);
  expect(await shownMails(org, acme)).toBe(0);
  expect(await eventsOf(world, org, 'relink')).toEqual([
    'relink.asked',
    'relink.finished',
    'relink.undo_asked',
    'relink.undone',
  ]);
});

test('an exact contact takes conversations from a mere domain, and gives them back', async () => {
  const org = await world.organisation();
  const globex = await customerIn(world, org, { name: 'Globex', domains: ['acme.com'] });
  const thread = await receive(org, 'jane@acme.com');
  const acme = await customerIn(world, org, { name: 'Acme', contacts: ['jane@acme.com'] });
  const basis = { customerId: acme, address: 'Jane@acme.com' };
  const preview = await world.as(org.owner, (ctx) => relinkPreview(ctx, basis));
  expect(preview.sample).toMatchObject([{ reason: 'contact', insteadOf: { id: globex, name: 'Globex' } }]);
  const { id } = await world.as(org.owner, (ctx) => relink(ctx, basis));
  await runBatch(world.runtime, { orgId: org.id, batchId: id });
  expect(await linksOf(org, thread)).toEqual([[acme, 'contact', true]]);
  await world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId: id }));
  await resumeRelinks(world.runtime);
  expect(await linksOf(org, thread)).toEqual([[globex, 'domain', true]]);
});

test('what somebody decides after a batch stays when it is taken back', async () => {
  const { org, acme, globex, free } = await history();
  const rule = await world.as(org.owner, (ctx) =>
    setRule(ctx, { domain: 'acme.com', verdict: 'customer', customerId: acme }),
  );
  const second = await receive(org, 'second@acme.com');
  const { id } = await world.as(org.owner, (ctx) => relink(ctx, { customerId: acme, ruleId: rule.id }));
  await runBatch(world.runtime, { orgId: org.id, batchId: id });
  const byHand = { thread: { threadId: free }, customerId: globex, primary: true };
  await world.as(org.owner, (ctx) => link(ctx, byHand));
  await world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId: id }));
  await runBatch(world.runtime, { orgId: org.id, batchId: id });
  expect(await linksOf(org, free)).toEqual([[globex, 'manual', true]]);
  expect(await linksOf(org, second)).toEqual([[acme, 'rule', true]]);
  await expect(world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId: id }))).rejects.toThrow('already');
});

test('a batch that was taken back before its turn links nothing', async () => {
  const { org, acme, free } = await history();
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: acme, domain: 'acme.com' }));
  const before = await ledger(org);
  const { id } = await world.as(org.owner, (ctx) => relink(ctx, { customerId: acme, domain: 'acme.com' }));
  await world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId: id }));
  await runBatch(world.runtime, { orgId: org.id, batchId: id });
  expect(await ledger(org)).toBe(before);
  expect((await linksOf(org, free)).length).toBeLessThan(2);
});

test('two workers on one batch make each link once', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme' });
  const threads = await Promise.all(['a', 'b', 'c', 'd'].map((name) => receive(org, `${name}@acme.com`)));
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: acme, domain: 'acme.com' }));
  const { id: batchId } = await world.as(org.owner, (ctx) => relink(ctx, { customerId: acme, domain: 'acme.com' }));
  const run = () => runBatch(world.runtime, { orgId: org.id, batchId });
  await Promise.all([run(), run(), run()]);
  await run();
  for (const thread of threads) expect(await linksOf(org, thread)).toEqual([[acme, 'domain', true]]);
  expect((await eventsOf(world, org, 'thread')).length).toBe(4);
});

test('only those who may link see, ask for and take back what is theirs to decide', async () => {
  const { org, acme } = await history();
  const other = await world.organisation();
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: acme, domain: 'acme.com' }));
  const basis = { customerId: acme, domain: 'acme.com' };
  const { id } = await world.as(org.owner, (ctx) => relink(ctx, basis));
  const batches = async (actor: Actor) =>
    (await world.as(actor, (ctx) => relinkBatches(ctx, { limit: 10 }))).items.map((one) => one.abilities.undo);
  expect(await batches(org.owner)).toEqual([true]);
  expect(await batches(org.member)).toEqual([false]);
  expect(await batches(org.colleague)).toEqual([]);
  expect(await batches(other.owner)).toEqual([]);
  for (const actor of [org.colleague, other.owner]) {
    await expect(world.as(actor, (ctx) => relinkPreview(ctx, basis))).rejects.toThrow('does not exist');
    await expect(world.as(actor, (ctx) => relink(ctx, basis))).rejects.toThrow('does not exist');
    await expect(world.as(actor, (ctx) => relinkUndo(ctx, { batchId: id }))).rejects.toThrow('does not exist');
  }
  await expect(world.as(org.readOnly, (ctx) => relink(ctx, basis))).rejects.toThrow('Your role does not allow this');
  await expect(world.as(org.member, (ctx) => relinkUndo(ctx, { batchId: id }))).rejects.toThrow('A colleague');
  const preview = await world.as(org.member, (ctx) => relinkPreview(ctx, basis));
  // What a member cannot read yet is counted, and not shown.
  expect(preview.sample).toEqual([]);
  await expect(world.as(org.owner, (ctx) => relink(ctx, { customerId: acme, domain: 'gmail.com' }))).rejects.toThrow(
    'is not a domain of this customer',
  );
  await expect(world.as(org.owner, (ctx) => relink(ctx, { customerId: acme }))).rejects.toThrow('Name one address');
});
