import { linkChange } from '@threadline/shared/threads/schema';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { auditLog, events } from '../platform/events/schema.js';
import { senderRules, threadCustomerLinks } from './schema.js';
import { context, ensureLink, ensureThread, link, removeRule, rules, setRule, undo, unlink } from './service.js';
import { customerIn, eventsOf, hostThreadOf } from './threads.fixture.js';

const world = useWorld();

const participants = [{ address: 'jane@acme.com', role: 'from' as const }];
const thread = { hostThread: hostThreadOf({ messageIds: ['<a@acme.com>'], participants }) };
const ask = { ...thread.hostThread };

async function acmeAndGlobex() {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  const globex = await customerIn(world, org, { name: 'Globex', assigned: org.member });
  return { org, acme, globex };
}

const links = (answer: { links: { customer: { name: string }; reason: string; primary: boolean }[] }) =>
  answer.links.map((found) => [found.customer.name, found.reason, found.primary]);

test('a link by hand replaces the computed customer, names its person, and undo restores exactly', async () => {
  const { org, globex } = await acmeAndGlobex();
  const before = await world.as(org.member, (ctx) => context(ctx, ask));
  const made = await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: true }));
  expect(links(linkChange.parse(made))).toEqual([['Globex', 'manual', true]]);
  const after = await world.as(org.member, (ctx) => context(ctx, ask));
  expect(links(after)).toEqual([['Globex', 'manual', true]]);
  expect(after.link?.evidence.person?.name).toBe('member person');
  expect(after.candidates).toEqual([]);
  await world.as(org.member, (ctx) => undo(ctx, { threadId: made.threadId, undo: made.undo }));
  const restored = await world.as(org.owner, (ctx) => context(ctx, ask));
  expect({ ...restored, threadId: null, customer: null }).toMatchObject({
    links: before.links,
    candidates: before.candidates,
  });
  expect(await eventsOf(world, org, 'thread')).toEqual(['thread.unlinked', 'thread.linked', 'thread.unlinked']);
});

test('a link by hand may stand beside the computed one, which is kept', async () => {
  const { org, globex } = await acmeAndGlobex();
  const made = await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: false }));
  expect(links(made)).toEqual([
    ['Acme', 'domain', true],
    ['Globex', 'manual', false],
  ]);
});

test('a manual link beats the automatic one of the same customer', async () => {
  const { org, acme } = await acmeAndGlobex();
  const made = await world.as(org.member, async (ctx) => {
    const threadId = await ensureThread(ctx, thread);
    await ensureLink(ctx, threadId, acme);
    return link(ctx, { thread, customerId: acme, primary: true });
  });
  expect(links(made)).toEqual([['Acme', 'manual', true]]);
});

test('a computed customer that is taken off does not come back, until that is undone', async () => {
  const { org, acme } = await acmeAndGlobex();
  const made = await world.as(org.member, (ctx) => unlink(ctx, { thread, customerId: acme }));
  expect(await world.as(org.owner, (ctx) => context(ctx, ask))).toMatchObject({ state: 'none', candidates: [] });
  await world.as(org.member, async (ctx) => ensureLink(ctx, await ensureThread(ctx, thread), acme));
  expect(await world.as(org.owner, (ctx) => context(ctx, ask))).toMatchObject({ state: 'none' });
  await world.as(org.member, (ctx) => undo(ctx, { threadId: made.threadId, undo: made.undo }));
  expect(await world.as(org.owner, (ctx) => context(ctx, ask))).toMatchObject({
    state: 'linked',
    customer: { id: acme },
  });
});

test('taking the primary customer off makes the other one primary, and undo turns both back', async () => {
  const { org, acme, globex } = await acmeAndGlobex();
  await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: false }));
  const made = await world.as(org.member, (ctx) => unlink(ctx, { thread, customerId: acme }));
  expect(links(made)).toEqual([['Globex', 'manual', true]]);
  const back = await world.as(org.member, (ctx) => undo(ctx, { threadId: made.threadId, undo: made.undo }));
  expect(links(back)).toEqual([
    ['Acme', 'domain', true],
    ['Globex', 'manual', false],
  ]);
  expect(await eventsOf(world, org, 'thread')).toEqual([
    'thread.linked',
    'thread.linked',
    'thread.unlinked',
    'thread.primary_changed',
    'thread.link_restored',
  ]);
});

test('an undo that is stale, a stranger’s or broken is refused', async () => {
  const { org, acme, globex } = await acmeAndGlobex();
  const made = await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: true }));
  const { threadId } = made;
  await expect(world.as(org.owner, (ctx) => undo(ctx, { threadId, undo: made.undo }))).rejects.toThrow('changed since');
  await world.as(org.owner, (ctx) => link(ctx, { thread, customerId: acme, primary: true }));
  await expect(world.as(org.member, (ctx) => undo(ctx, { threadId, undo: made.undo }))).rejects.toThrow(
    'changed since',
  );
  await expect(world.as(org.member, (ctx) => undo(ctx, { threadId, undo: 'abc' }))).rejects.toThrow('cannot be undone');
});

test('“always” remembers the sender, and undo forgets it again', async () => {
  const { org, acme, globex } = await acmeAndGlobex();
  const always = { address: 'Jane@acme.com' };
  await world.as(org.member, (ctx) => setRule(ctx, { ...always, verdict: 'customer', customerId: acme }));
  const made = await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: true, always }));
  const other = hostThreadOf({ messageIds: ['<other@acme.com>'], hostThreadId: 'other', participants });
  expect(await world.as(org.member, (ctx) => context(ctx, other))).toMatchObject({
    customer: { id: globex },
    link: { reason: 'rule' },
  });
  await world.as(org.member, (ctx) => undo(ctx, { threadId: made.threadId, undo: made.undo }));
  expect(await world.as(org.member, (ctx) => context(ctx, other))).toMatchObject({
    customer: { id: acme },
    link: { reason: 'rule' },
  });
});

test('rules are listed, replaced and removed', async () => {
  const { org, acme } = await acmeAndGlobex();
  const first = await world.as(org.member, (ctx) => setRule(ctx, { domain: 'mail.News.com', verdict: 'ignore' }));
  const second = await world.as(org.member, (ctx) =>
    setRule(ctx, { domain: 'news.com', verdict: 'customer', customerId: acme }),
  );
  expect(first.domain).toBe('news.com');
  const page = await world.as(org.owner, (ctx) => rules(ctx, { limit: 50 }));
  expect(page.items).toEqual([second]);
  await world.as(org.member, (ctx) => removeRule(ctx, { id: second.id }));
  await world.as(org.member, (ctx) => removeRule(ctx, { id: second.id }));
  expect((await world.as(org.owner, (ctx) => rules(ctx, { limit: 50 }))).items).toEqual([]);
  expect(await eventsOf(world, org, 'sender_rule')).toEqual([
    'sender_rule.set',
    'sender_rule.set',
    'sender_rule.removed',
  ]);
  await expect(world.as(org.member, (ctx) => setRule(ctx, { domain: 'gmail.com', verdict: 'ignore' }))).rejects.toThrow(
    'one address',
  );
  await expect(world.as(org.member, (ctx) => setRule(ctx, { verdict: 'ignore' }))).rejects.toThrow('either one');
});

test('those who may not link, or do not see the customer, change nothing', async () => {
  const { org, acme } = await acmeAndGlobex();
  const other = await world.organisation();
  const byHand = { thread, customerId: acme, primary: true };
  await expect(world.as(org.colleague, (ctx) => link(ctx, byHand))).rejects.toThrow('does not exist');
  await expect(world.as(other.owner, (ctx) => link(ctx, byHand))).rejects.toThrow('does not exist');
  await expect(world.as(other.owner, (ctx) => unlink(ctx, byHand))).rejects.toThrow('does not exist');
  await expect(world.as(org.readOnly, (ctx) => link(ctx, byHand))).rejects.toThrow('Your role does not allow this');
  await expect(world.as(org.readOnly, (ctx) => unlink(ctx, byHand))).rejects.toThrow('Your role does not allow this');
  await expect(
    world.as(org.readOnly, (ctx) => setRule(ctx, { address: 'a@b.com', verdict: 'ignore' })),
  ).rejects.toThrow('Your role');
  const stored = await world.as(org.owner, async ({ tx }) => [
    await tx.select().from(threadCustomerLinks),
    await tx.select().from(senderRules),
  ]);
  expect(stored).toEqual([[], []]);
});

test('each change leaves one event and one audit row', async () => {
  const { org, globex } = await acmeAndGlobex();
  const made = await world.as(org.member, (ctx) => link(ctx, { thread, customerId: globex, primary: true }));
  const [event] = await world.as(org.owner, ({ tx }) =>
    tx.select().from(events).where(eq(events.name, 'thread.linked')),
  );
  expect(event).toMatchObject({
    ...{ subjectId: made.threadId, threadId: made.threadId, customerId: globex, actorId: org.member.personId },
    data: { reason: 'manual', primary: true, subject: 'Re: Offer' },
  });
  const audit = await world.as(org.owner, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'thread.linked'), eq(auditLog.eventId, event?.id ?? ''))),
  );
  expect(audit).toHaveLength(1);
});
