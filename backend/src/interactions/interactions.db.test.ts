import { expect, test } from 'vitest';
import { listFollowUps } from '../follow-ups/service.js';
import { useOffice } from '../tasks/office.fixture.js';
import { editInteraction, getInteraction, logInteraction, removeInteraction, restoreInteraction } from './service.js';

const office = useOffice();

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member, org.colleague] });
  const call = await office.as(org.member, (ctx) =>
    logInteraction(ctx, {
      customerId,
      kind: 'call',
      note: 'Spoke of the renewal',
      occurredAt: '2026-03-09T15:00:00.000Z',
    }),
  );
  return { org, customerId, call };
}

test('a call is logged for the time it took place', async () => {
  const { org, call } = await start();
  expect(call).toMatchObject({
    kind: 'call',
    note: 'Spoke of the renewal',
    occurredAt: '2026-03-09T15:00:00.000Z',
    followUp: null,
  });
  const [event] = await office.told(org, call.id);
  expect(event).toMatchObject({ name: 'interaction.logged', at: new Date('2026-03-09T15:00:00.000Z') });
  expect(JSON.stringify(event)).not.toContain('renewal');
});

test('the next step is planned in the same step and linked to the interaction', async () => {
  const { org, customerId } = await start();
  const followUp = { title: 'Send the offer', dueOn: '2026-03-12' };
  const meeting = await office.as(org.member, (ctx) => logInteraction(ctx, { customerId, kind: 'meeting', followUp }));
  expect(meeting.followUp).toMatchObject({ title: 'Send the offer', interactionId: meeting.id, group: 'upcoming' });
});

test('a next step that cannot be planned leaves no interaction behind', async () => {
  const { org, customerId } = await start();
  const followUp = { title: 'x', dueOn: '2026-03-12', assigneeId: '00000000-0000-4000-8000-000000000001' };
  const logging = office.as(org.member, (ctx) =>
    logInteraction(ctx, { customerId, kind: 'meeting', note: 'lost', followUp }),
  );
  await expect(logging).rejects.toMatchObject({ code: 'not_found' });
  expect((await office.as(org.member, (ctx) => listFollowUps(ctx, { customerId, limit: 50 }))).items).toEqual([]);
});

test('an interaction of the far future is refused with what to do instead', async () => {
  const { org, customerId } = await start();
  const logging = office.as(org.member, (ctx) =>
    logInteraction(ctx, { customerId, kind: 'call', occurredAt: '2026-03-12T09:00:00.000Z' }),
  );
  await expect(logging).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('follow-up') });
});

test('those without the right are refused, and strangers find nothing', async () => {
  const { org, customerId, call } = await start();
  const { id } = call;
  const other = await office.organisation();
  const log = (ctx: Parameters<typeof logInteraction>[0]) => logInteraction(ctx, { customerId, kind: 'call' });
  await expect(office.as(org.readOnly, log)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.contractor, log)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(other.owner, log)).rejects.toMatchObject({ code: 'not_found' });
  for (const verb of [getInteraction, editInteraction, removeInteraction, restoreInteraction]) {
    await expect(office.as(other.owner, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  }
  for (const verb of [editInteraction, removeInteraction, restoreInteraction]) {
    await expect(office.as(org.colleague, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('an edit corrects what was logged, and owner and admin may correct anyone’s', async () => {
  const { org, call } = await start();
  const edited = await office.as(org.admin, (ctx) =>
    editInteraction(ctx, { id: call.id, kind: 'meeting', note: 'In person' }),
  );
  expect(edited).toMatchObject({ kind: 'meeting', note: 'In person', occurredAt: '2026-03-09T15:00:00.000Z' });
  expect((await office.told(org, call.id)).map((event) => event.name)).toEqual([
    'interaction.logged',
    'interaction.edited',
  ]);
});

test('a removed interaction is gone until it is restored', async () => {
  const { org, call } = await start();
  const { id } = call;
  await office.as(org.member, (ctx) => removeInteraction(ctx, { id }));
  await office.as(org.member, (ctx) => removeInteraction(ctx, { id }));
  await expect(office.as(org.member, (ctx) => getInteraction(ctx, { id }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(office.as(org.member, (ctx) => editInteraction(ctx, { id, note: 'x' }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await office.as(org.member, (ctx) => restoreInteraction(ctx, { id }));
  expect(await office.as(org.readOnly, (ctx) => getInteraction(ctx, { id }))).toMatchObject({ id });
  const names = (await office.told(org, id)).map((event) => event.name);
  expect(names).toEqual(['interaction.logged', 'interaction.removed', 'interaction.restored']);
});
