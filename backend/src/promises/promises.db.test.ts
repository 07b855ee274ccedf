import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { listFollowUps } from '../follow-ups/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { events } from '../platform/events/schema.js';
import { storeMessage } from '../threads/service.js';
import { customerIn, mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { acceptPromise, dismissPromise, noticePromises, promisesOfThread, reopenPromise } from './service.js';

const world = useWorld();

/** A customer's conversation with a mail of today that promises something for a Friday. */
async function start(more: { personal?: true; automatic?: boolean } = {}) {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  const [address, kind] = more.personal
    ? [`member@${org.slug}.test`, 'personal' as const]
    : ['support@team.example', 'shared' as const];
  const mailbox = await mailboxIn(world, org, { address, kind });
  const mail = mailOf({
    ...{ from: 'jane@acme.com', subject: 'Offer', date: '2026-03-10T08:00:00.000Z' },
    text: 'Hello,\n\nI will send the signed offer by Friday.\n\nJane',
    autoSubmitted: more.automatic ?? false,
  });
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  if (stored.outcome === 'skipped') throw new Error('The mail was not stored.');
  await tellAll(org);
  const { threadId } = stored;
  return { org, customerId, threadId, of: (who: Actor) => world.as(who, (ctx) => promisesOfThread(ctx, { threadId })) };
}

/** What the worker does with the mails of an organisation. */
async function tellAll(org: Awaited<ReturnType<typeof world.organisation>>): Promise<void> {
  const told = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.orgId, org.id), eq(events.name, 'message.stored'))),
  );
  for (const event of told.filter((one) => noticePromises.concerns?.(one))) {
    await world.as(org.system, (ctx) => noticePromises.run(ctx, event));
  }
}

test('a promise in a mail is suggested with its sentence and its day, and is nothing more', async () => {
  const { org, of } = await start();
  const { items, abilities } = await of(org.member);
  expect(items).toMatchObject([
    {
      side: 'theirs',
      sentence: 'I will send the signed offer by Friday.',
      state: 'suggested',
      address: 'jane@acme.com',
    },
  ]);
  expect(new Date(`${items[0]?.dueOn}T12:00:00Z`).getUTCDay()).toBe(5);
  expect(abilities).toEqual({ decide: true });
  const planned = await world.as(org.owner, (ctx) => listFollowUps(ctx, { limit: 10, group: 'upcoming' }));
  expect(planned.items).toEqual([]);
});

test('a mail that is told of twice is read once, an automatic one never', async () => {
  const { org, of } = await start();
  await tellAll(org);
  expect((await of(org.member)).items).toHaveLength(1);
  const away = await start({ automatic: true });
  expect((await away.of(away.org.owner)).items).toEqual([]);
});

test('a follow-up is made of it once, and taken back with it', async () => {
  const { org, customerId, of } = await start();
  const [promise] = (await of(org.member)).items;
  if (!promise) throw new Error('Nothing is suggested.');
  const wanted = { id: promise.id, customerId, title: 'Signed offer', dueOn: '2030-01-04' };
  const made = await world.as(org.member, (ctx) => acceptPromise(ctx, wanted));
  expect(made).toMatchObject({
    promise: { state: 'accepted' },
    followUp: { title: 'Signed offer', dueOn: '2030-01-04' },
  });
  expect((await of(org.member)).items).toEqual([]);
  await expect(world.as(org.member, (ctx) => acceptPromise(ctx, wanted))).rejects.toThrow(
    'made of this promise already',
  );
  await world.as(org.member, (ctx) => reopenPromise(ctx, { id: promise.id }));
  expect((await of(org.member)).items).toHaveLength(1);
  const planned = await world.as(org.owner, (ctx) => listFollowUps(ctx, { limit: 10, group: 'upcoming' }));
  expect(planned.items).toEqual([]);
});

test('a promise that is dismissed is gone, until that is taken back', async () => {
  const { org, of } = await start();
  const id = (await of(org.member)).items[0]?.id ?? '';
  await world.as(org.member, (ctx) => dismissPromise(ctx, { id }));
  await world.as(org.member, (ctx) => dismissPromise(ctx, { id }));
  expect((await of(org.member)).items).toEqual([]);
  await world.as(org.member, (ctx) => reopenPromise(ctx, { id }));
  expect((await of(org.member)).items).toHaveLength(1);
});

test('a promise is seen with its mail: personal mail by its owner alone, and others’ customers by nobody', async () => {
  const { org, of } = await start();
  const id = (await of(org.owner)).items[0]?.id ?? '';
  const other = await world.organisation();
  for (const stranger of [org.contractor, other.owner]) {
    const items = world.as(stranger, (ctx) => dismissPromise(ctx, { id }));
    await expect(items).rejects.toThrow('does not exist');
  }
  const reader = await of(org.readOnly);
  expect([reader.items, reader.abilities]).toEqual([[], { decide: false }]);
});

test('a promise in personal mail is known to its owner alone', async () => {
  const { org, of } = await start({ personal: true });
  expect((await of(org.member)).items).toHaveLength(1);
  for (const colleague of [org.owner, org.admin, org.readOnly]) expect((await of(colleague)).items).toEqual([]);
});
