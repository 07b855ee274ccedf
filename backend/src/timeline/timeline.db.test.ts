import { expect, test } from 'vitest';
import { completeFollowUp, createFollowUp, postponeFollowUp } from '../follow-ups/service.js';
import { editInteraction, logInteraction, removeInteraction, restoreInteraction } from '../interactions/service.js';
import { editNote, removeNote, writeNote } from '../notes/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { useOffice } from '../tasks/office.fixture.js';
import { completeTask, createTask, removeTask, restoreTask, updateTask } from '../tasks/service.js';
import { editTimeEntry, startTimer, stopTimer } from '../time/service.js';
import { timelineProjection } from './projection.js';
import { listTimeline } from './service.js';

const office = useOffice();

async function start() {
  office.setClock('2026-03-10T09:00:00.000Z');
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const list = (actor: Actor, input: object = {}) =>
    office.as(actor, (ctx) => listTimeline(ctx, { customerId, limit: 50, ...input }));
  return { org, customerId, list };
}

test('an interaction has one customer-facing line, edited, hidden and shown in place', async () => {
  const { org, customerId, list } = await start();
  const occurredAt = '2026-03-09T15:00:00.000Z';
  const { id } = await office.as(org.member, (ctx) =>
    logInteraction(ctx, { customerId, kind: 'call', note: 'About the\nprice', occurredAt }),
  );
  const line = {
    kind: 'call',
    at: occurredAt,
    preview: 'About the price',
    customerFacing: true,
    system: false,
    event: 'interaction.logged',
  };
  expect((await list(org.member)).items).toMatchObject([
    { ...line, actor: { name: 'member person' }, subject: { type: 'interaction', id } },
  ]);
  const edit = { id, kind: 'meeting' as const, note: 'In Berlin', occurredAt: '2026-03-08T10:00:00Z' };
  await office.as(org.member, (ctx) => editInteraction(ctx, edit));
  expect((await list(org.member)).items).toMatchObject([
    { kind: 'meeting', at: '2026-03-08T10:00:00.000Z', preview: 'In Berlin' },
  ]);
  expect((await list(org.member, { search: 'price' })).items).toEqual([]);
  await office.as(org.member, (ctx) => removeInteraction(ctx, { id }));
  expect((await list(org.member)).items).toEqual([]);
  await office.as(org.member, (ctx) => restoreInteraction(ctx, { id }));
  expect((await list(org.member)).items).toHaveLength(1);
});

test('a note’s line keeps no text of its own and follows the note', async () => {
  const { org, customerId, list } = await start();
  const note = await office.as(org.member, (ctx) =>
    writeNote(ctx, { customerId, body: 'Quietly unhappy', sensitive: false, mentions: [] }),
  );
  const [stored] = await office.as(org.owner, (ctx) =>
    ctx.tx.execute<{ title: string; preview: null }>('select title, preview from timeline_entries'),
  );
  expect(stored).toEqual({ title: '', preview: null });
  expect((await list(org.readOnly)).items).toMatchObject([
    { kind: 'note', preview: 'Quietly unhappy', customerFacing: false },
  ]);
  expect((await list(org.member, { search: 'unhap' })).items).toHaveLength(1);
  await office.as(org.member, (ctx) => editNote(ctx, { id: note.id, version: 1, body: 'Calm', sensitive: true }));
  expect((await list(org.readOnly)).items).toEqual([]);
  expect((await list(org.readOnly, { search: 'calm' })).items).toEqual([]);
  expect((await list(org.member, { search: 'unhappy' })).items).toEqual([]);
  expect((await list(org.member, { search: 'calm' })).items).toMatchObject([{ preview: 'Calm' }]);
  await office.as(org.member, (ctx) => removeNote(ctx, { id: note.id }));
  expect((await list(org.member)).items).toEqual([]);
});

test('a task leaves a line for each step and all of them go with it', async () => {
  const { org, customerId, list } = await start();
  const { id } = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Plan', body: 'hidden words' }),
  );
  office.setClock('2026-03-10T10:00:00.000Z');
  await office.as(org.member, (ctx) => updateTask(ctx, { id, body: 'other words' }));
  await office.as(org.member, (ctx) => updateTask(ctx, { id, dueOn: '2026-03-20' }));
  office.setClock('2026-03-10T11:00:00.000Z');
  await office.as(org.member, (ctx) => completeTask(ctx, { id }));
  const events = (await list(org.member)).items.map((item) => [item.event, item.title]);
  expect(events).toEqual([
    ['task.completed', 'Plan'],
    ['task.updated', 'Plan'],
    ['task.created', 'Plan'],
  ]);
  await office.as(org.member, (ctx) => removeTask(ctx, { id }));
  expect((await list(org.member)).items).toEqual([]);
  await office.as(org.member, (ctx) => restoreTask(ctx, { id }));
  expect((await list(org.member)).items).toHaveLength(3);
});

test('a follow-up tells of reason and resolution', async () => {
  const { org, customerId, list } = await start();
  const { id } = await office.as(org.member, (ctx) =>
    createFollowUp(ctx, { customerId, title: 'Ask', dueOn: '2026-03-10' }),
  );
  office.setClock('2026-03-10T10:00:00.000Z');
  await office.as(org.member, (ctx) => postponeFollowUp(ctx, { id, by: '3_days', reason: 'She is away' }));
  office.setClock('2026-03-10T11:00:00.000Z');
  await office.as(org.member, (ctx) => completeFollowUp(ctx, { id, resolution: 'Signed' }));
  const previews = (await list(org.member)).items.map((item) => [item.event, item.preview]);
  expect(previews).toEqual([
    ['follow_up.completed', 'Signed'],
    ['follow_up.postponed', 'She is away'],
    ['follow_up.created', null],
  ]);
});

test('tracked time is on the timeline for that person alone', async () => {
  const { org, customerId, list } = await start();
  const { entry } = await office.as(org.member, (ctx) => startTimer(ctx, { customerId, note: 'Set-up' }));
  office.setClock('2026-03-10T10:00:00.000Z');
  await office.as(org.member, (ctx) => stopTimer(ctx, {}));
  expect((await list(org.member)).items).toMatchObject([
    { kind: 'time_entry', title: 'Set-up', at: '2026-03-10T10:00:00.000Z' },
  ]);
  for (const actor of [org.owner, org.admin, org.readOnly]) expect((await list(actor)).items).toEqual([]);
  expect((await list(org.owner, { search: 'set' })).items).toEqual([]);
  await office.as(org.member, (ctx) => editTimeEntry(ctx, { id: entry.id, note: 'Training' }));
  expect((await list(org.member)).items).toMatchObject([{ title: 'Training' }]);
});

test('a contractor sees the lines of own tasks only', async () => {
  const { org, customerId, list } = await start();
  await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: 'Theirs' }));
  await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Mine', assigneeId: org.contractor.personId }),
  );
  await office.as(org.member, (ctx) => logInteraction(ctx, { customerId, kind: 'call', note: 'x' }));
  expect((await list(org.contractor)).items.map((item) => item.title)).toEqual(['Mine']);
});

test('strangers and the unassigned find no timeline', async () => {
  const { org, list } = await start();
  const other = await office.organisation();
  for (const actor of [other.owner, org.colleague, org.contractor]) {
    await expect(list(actor)).rejects.toMatchObject({ code: 'not_found' });
    await expect(list(actor, { search: 'plan' })).rejects.toMatchObject({ code: 'not_found' });
  }
});

test('every filter narrows the list', async () => {
  const { org, customerId, list } = await start();
  await office.as({ ...org.system }, (ctx) =>
    record(ctx, {
      name: 'customer.updated',
      subject: { type: 'customer', id: customerId },
      customerId,
      data: { name: 'Acme' },
    }),
  );
  await office.as(org.member, (ctx) =>
    logInteraction(ctx, {
      customerId,
      kind: 'call',
      note: 'jane.doe@acme.com called',
      occurredAt: '2026-03-01T10:00:00Z',
    }),
  );
  await office.as(org.owner, (ctx) =>
    logInteraction(ctx, { customerId, kind: 'chat', note: 'Grüße von Jörg', occurredAt: '2026-03-05T10:00:00Z' }),
  );
  await office.as(org.owner, (ctx) =>
    createTask({ ...ctx, origin: { ...ctx.origin, source: 'gmail' } }, { customerId, title: 'Plan' }),
  );
  const kinds = async (input: object) => (await list(org.owner, input)).items.map((item) => item.kind);
  expect(await kinds({})).toEqual(['task', 'customer_change', 'chat', 'call']);
  expect(await kinds({ kinds: ['call', 'task'] })).toEqual(['task', 'call']);
  expect(await kinds({ personId: org.owner.personId })).toEqual(['task', 'chat']);
  expect(await kinds({ source: 'gmail' })).toEqual(['task']);
  expect(await kinds({ from: '2026-03-05T10:00:00Z', to: '2026-03-10T09:00:00Z' })).toEqual(['chat']);
  expect(await kinds({ customerFacing: true })).toEqual(['chat', 'call']);
  expect(await kinds({ hideSystem: true })).toEqual(['task', 'chat', 'call']);
  expect(await kinds({ search: 'Jane Doe' })).toEqual(['call']);
  expect(await kinds({ search: 'jane acme.co' })).toEqual(['call']);
  expect(await kinds({ search: 'JÖRG grü' })).toEqual(['chat']);
  expect(await kinds({ search: "') & !! | <-> \\" })).toEqual([]);
  expect(await kinds({ search: 'plan jane' })).toEqual([]);
});

test('pages follow each other without gap or repetition, also at one instant', async () => {
  const { org, customerId, list } = await start();
  for (let n = 0; n < 7; n += 1) await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: `T${n}` }));
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(org.member, { limit: 3, ...(cursor ? { cursor } : {}) });
    titles.push(...page.items.map((item) => item.title));
    cursor = page.nextCursor;
  } while (cursor);
  expect(titles).toEqual(['T6', 'T5', 'T4', 'T3', 'T2', 'T1', 'T0']);
  await expect(list(org.member, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
});

test('reading the same event twice leaves one line', async () => {
  const { org, customerId, list } = await start();
  const event = {
    name: 'task.created',
    subject: { type: 'task', id: customerId },
    customerId,
    data: { title: 'Once' },
  } as const;
  await office.as(org.member, async (ctx) => {
    const told = { ...event, id: customerId, at: ctx.now };
    await timelineProjection.apply(ctx, told);
    await timelineProjection.apply(ctx, told);
  });
  expect((await list(org.member)).items).toHaveLength(1);
});

test('two steps of one task within one millisecond leave two lines', async () => {
  const { org, customerId, list } = await start();
  const task = await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: 'Call back' }));
  await office.as(org.member, async (ctx) => {
    await updateTask(ctx, { id: task.id, dueOn: '2026-03-20' });
    await updateTask(ctx, { id: task.id, dueOn: '2026-03-21' });
  });
  const events = (await list(org.member)).items.map((item) => item.event);
  expect(events.filter((name) => name === 'task.updated')).toHaveLength(2);
});
