import { expect, test } from 'vitest';
import { createFollowUp } from '../follow-ups/service.js';
import { useOffice } from '../tasks/office.fixture.js';
import { createTask } from '../tasks/service.js';
import { storeMessage } from '../threads/service.js';
import { mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { startTimer } from '../time/service.js';
import { getToday } from './service.js';

const office = useOffice();

test('today holds what is one’s own and due within a week, by the organisation’s day', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const assigneeId = org.member.personId;
  for (const dueOn of ['2026-03-02', '2026-03-18', '2026-03-19']) {
    await office.as(org.member, (ctx) => createFollowUp(ctx, { customerId, title: dueOn, dueOn }));
    await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: dueOn, dueOn, assigneeId }));
  }
  office.setClock('2026-03-10T22:00:00.000Z');
  await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  office.setClock('2026-03-10T23:30:00.000Z');
  const today = await office.as(org.member, (ctx) => getToday(ctx));
  expect(today).toMatchObject({ on: '2026-03-11', trackedTodaySeconds: 1800, reviewCount: null });
  expect(today.followUps.map((item) => [item.title, item.group])).toEqual([
    ['2026-03-02', 'overdue'],
    ['2026-03-18', 'upcoming'],
  ]);
  expect(today.tasks.map((item) => item.title)).toEqual(['2026-03-02', '2026-03-18']);
  expect(today.runningTimer).toMatchObject({ customer: { id: customerId } });
  expect(await office.as(org.colleague, (ctx) => getToday(ctx))).toMatchObject({
    followUps: [],
    tasks: [],
    runningTimer: null,
  });
  expect(await office.as(org.readOnly, (ctx) => getToday(ctx))).toMatchObject({
    followUps: [],
    tasks: [],
    trackedTodaySeconds: 0,
  });
});

test('today counts the groups that wait for a decision, for those who decide', async () => {
  const org = await office.organisation();
  const counts = async () => {
    const actors = [org.owner, org.admin, org.member, org.contractor, org.readOnly];
    const days = await Promise.all(actors.map((actor) => office.as(actor, (ctx) => getToday(ctx))));
    return days.map((day) => day.reviewCount);
  };
  expect(await counts()).toEqual([0, 0, null, null, null]);
  const mailbox = await mailboxIn(office, org, { address: 'support@team.example' });
  for (const from of ['eve@stranger.com', 'bob@stranger.com', 'joe@elsewhere.org'])
    await office.as(org.system, (ctx) => storeMessage(ctx, mailOf({ from, subject: from }), { mailbox, store: 'all' }));
  expect(await counts()).toEqual([2, 2, null, null, null]);
});
