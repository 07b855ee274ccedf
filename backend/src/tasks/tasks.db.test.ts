import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useOffice } from './office.fixture.js';
import {
  completeTask,
  createTask,
  getTask,
  listTasks,
  ownTasksDue,
  removeTask,
  reopenTask,
  restoreTask,
  updateTask,
} from './service.js';

const office = useOffice();

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const task = await office.as(org.member, (ctx) =>
    createTask(ctx, {
      customerId,
      title: 'Send the plan',
      body: 'secret words',
      assigneeId: org.member.personId,
      dueOn: '2026-03-12',
    }),
  );
  return { org, customerId, task };
}

const names = async (org: Parameters<typeof office.told>[0], id: string) =>
  (await office.told(org, id)).map((event) => event.name);

test('a member creates a task on an assigned customer, and the event tells its facts but not its text', async () => {
  const { org, customerId, task } = await start();
  expect(task).toMatchObject({
    title: 'Send the plan',
    status: 'todo',
    version: 1,
    customer: { id: customerId, name: 'Acme' },
  });
  expect(task.assignee).toEqual({ id: org.member.personId, name: 'member person' });
  const [event] = await office.told(org, task.id);
  expect(event).toMatchObject({ name: 'task.created', actorId: org.member.personId, customerId });
  expect(event?.data).toMatchObject({ title: 'Send the plan', dueOn: '2026-03-12', assigneeId: org.member.personId });
  expect(JSON.stringify(event)).not.toContain('secret');
});

test('those without the right are refused, and a customer out of sight does not exist', async () => {
  const { org, customerId } = await start();
  const create = (ctx: Parameters<typeof createTask>[0]) => createTask(ctx, { customerId, title: 'No' });
  await expect(office.as(org.readOnly, create)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.contractor, create)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.colleague, create)).rejects.toMatchObject({ code: 'not_found' });
});

test('another organisation neither reads nor changes a task', async () => {
  const { org, customerId, task } = await start();
  const other = await office.organisation();
  for (const verb of [getTask, completeTask, reopenTask, removeTask, restoreTask]) {
    await expect(office.as(other.owner, (ctx) => verb(ctx, { id: task.id }))).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  await expect(office.as(other.owner, (ctx) => updateTask(ctx, { id: task.id, title: 'x' }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(office.as(other.owner, (ctx) => createTask(ctx, { customerId, title: 'x' }))).rejects.toMatchObject({
    code: 'not_found',
  });
  const foreigner = { id: task.id, assigneeId: other.owner.personId };
  await expect(office.as(org.owner, (ctx) => updateTask(ctx, foreigner))).rejects.toMatchObject({ code: 'not_found' });
  expect(await names(org, task.id)).toEqual(['task.created']);
});

test('an update tells which fields changed, and one that changes nothing tells nothing', async () => {
  const { org, task } = await start();
  const updated = await office.as(org.member, (ctx) =>
    updateTask(ctx, { id: task.id, version: 1, dueOn: '2026-03-20', title: 'Send the plan' }),
  );
  expect(updated).toMatchObject({ dueOn: '2026-03-20', version: 2 });
  await office.as(org.member, (ctx) => updateTask(ctx, { id: task.id, dueOn: '2026-03-20' }));
  const told = await office.told(org, task.id);
  expect(told.map((event) => event.name)).toEqual(['task.created', 'task.updated']);
  expect(told[1]?.data).toMatchObject({ changed: ['dueOn'] });
});

test('a change of an older version is answered with the current task', async () => {
  const { org, task } = await start();
  await office.as(org.owner, (ctx) => updateTask(ctx, { id: task.id, version: 1, title: 'Owner was faster' }));
  const late = office.as(org.member, (ctx) => updateTask(ctx, { id: task.id, version: 1, title: 'Late' }));
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    details: { current: { title: 'Owner was faster', version: 2 } },
  });
});

test('completing and reopening leave their marks and repeat without effect', async () => {
  const { org, task } = await start();
  const done = await office.as(org.member, (ctx) => completeTask(ctx, { id: task.id }));
  expect(done).toMatchObject({ status: 'done', completedAt: '2026-03-10T09:00:00.000Z' });
  await office.as(org.member, (ctx) => completeTask(ctx, { id: task.id }));
  const open = await office.as(org.member, (ctx) => reopenTask(ctx, { id: task.id }));
  expect(open).toMatchObject({ status: 'todo', completedAt: null });
  await office.as(org.member, (ctx) => reopenTask(ctx, { id: task.id }));
  expect(await names(org, task.id)).toEqual(['task.created', 'task.completed', 'task.reopened']);
});

test('a removed task is gone until it is restored', async () => {
  const { org, task } = await start();
  await office.as(org.member, (ctx) => removeTask(ctx, { id: task.id }));
  await office.as(org.member, (ctx) => removeTask(ctx, { id: task.id }));
  await expect(office.as(org.member, (ctx) => getTask(ctx, { id: task.id }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(office.as(org.member, (ctx) => completeTask(ctx, { id: task.id }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(office.as(org.readOnly, (ctx) => restoreTask(ctx, { id: task.id }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await office.as(org.member, (ctx) => restoreTask(ctx, { id: task.id }));
  expect(await office.as(org.member, (ctx) => getTask(ctx, { id: task.id }))).toMatchObject({ title: 'Send the plan' });
  expect(await names(org, task.id)).toEqual(['task.created', 'task.removed', 'task.restored']);
});

test('a contractor sees own tasks only and changes nothing but their status', async () => {
  const { org, task } = await start();
  await expect(office.as(org.contractor, (ctx) => getTask(ctx, { id: task.id }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await office.as(org.member, (ctx) => updateTask(ctx, { id: task.id, assigneeId: org.contractor.personId }));
  const seen = await office.as(org.contractor, (ctx) => getTask(ctx, { id: task.id }));
  expect(seen).toMatchObject({ customer: { name: 'Acme' }, abilities: { update: true, remove: false } });
  expect(await office.as(org.contractor, (ctx) => updateTask(ctx, { id: task.id, status: 'doing' }))).toMatchObject({
    status: 'doing',
  });
  const renaming = office.as(org.contractor, (ctx) => updateTask(ctx, { id: task.id, title: 'Mine' }));
  await expect(renaming).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.contractor, (ctx) => removeTask(ctx, { id: task.id }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await office.as(org.contractor, (ctx) => completeTask(ctx, { id: task.id }))).toMatchObject({
    status: 'done',
  });
});

test('a list pages newest first, filters, and takes search words literally', async () => {
  const { org, customerId } = await start();
  for (const title of ['100% done', 'Call Jane', 'Review']) {
    await office.as(org.member, (ctx) => createTask(ctx, { customerId, title }));
  }
  const page = (input: object) => office.as(org.member, (ctx) => listTasks(ctx, { limit: 50, ...input }));
  const first = await page({ limit: 3 });
  const second = await page({ limit: 3, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map((item) => item.title)).toEqual([
    'Review',
    'Call Jane',
    '100% done',
    'Send the plan',
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await page({ search: '0%' })).items.map((item) => item.title)).toEqual(['100% done']);
  expect((await page({ search: 'JANE' })).items).toHaveLength(1);
  expect((await page({ dueBefore: '2026-03-13' })).items.map((item) => item.title)).toEqual(['Send the plan']);
  expect((await page({ status: ['done'] })).items).toEqual([]);
  expect((await office.as(org.colleague, (ctx) => listTasks(ctx, { limit: 50 }))).items).toEqual([]);
});

test('own tasks due are open, own and not later than the day', async () => {
  const { org, customerId } = await start();
  const assigneeId = org.member.personId;
  await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Overdue', assigneeId, dueOn: '2026-03-01' }),
  );
  await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Later', assigneeId, dueOn: '2026-04-01' }),
  );
  await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Done', assigneeId, dueOn: '2026-03-02', status: 'done' }),
  );
  const due = await office.as(org.member, (ctx) => ownTasksDue(ctx, '2026-03-17'));
  expect(due.map((task) => task.title)).toEqual(['Overdue', 'Send the plan']);
});

test('a task is not given to somebody who is suspended', async () => {
  const { org, customerId } = await start();
  await office.as(org.system, (ctx) =>
    ctx.tx.execute(sql`update people set suspended_at = now() where id = ${org.colleague.personId}`),
  );
  const giving = office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'x', assigneeId: org.colleague.personId }),
  );
  await expect(giving).rejects.toMatchObject({ code: 'invalid' });
});
