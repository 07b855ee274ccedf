import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { listOutbox } from '../mail-outbox/service.js';
import { editNote, writeNote } from '../notes/service.js';
import { deliver } from '../platform/jobs/dispatch.js';
import { useOffice } from '../tasks/office.fixture.js';
import { createTask, updateTask } from '../tasks/service.js';
import { notifyAssignment, notifyMentions } from './subscribers.js';

const office = useOffice();
const base = 'https://threadline.example.com';
const subscribers = [notifyMentions(base), notifyAssignment(base)];

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org, { name: 'Acme', assigned: [org.member, org.colleague] });
  return { org, customerId };
}

/** Delivers every event of an object to its subscribers, twice, and reads the outbox. */
async function mailsAfter(org: TestOrganisation, subjectId: string) {
  for (const event of [...(await office.told(org, subjectId)), ...(await office.told(org, subjectId))]) {
    for (const { name, events } of subscribers) {
      if (!events.includes(event.name)) continue;
      await deliver(office.runtime, subscribers, { orgId: org.id, eventId: event.id, subscriber: name });
    }
  }
  return (await office.as(org.owner, (ctx) => listOutbox(ctx, { limit: 50 }))).items;
}

test('a mention is mailed once to each colleague, without a word of the note', async () => {
  const { org, customerId } = await start();
  const mentions = [org.colleague.personId, org.member.personId];
  const note = await office.as(org.member, (ctx) =>
    writeNote(ctx, { customerId, body: 'Quite secret', sensitive: true, mentions }),
  );
  const mails = await mailsAfter(org, note.id);
  expect(mails).toMatchObject([
    { to: `colleague@${org.slug}.test`, subject: 'member person mentioned you: Acme', status: 'queued' },
  ]);
  expect(mails[0]?.text).toContain(`${base}/customers/${customerId}`);
  expect(JSON.stringify(mails)).not.toContain('secret');
  const edit = { id: note.id, version: 1, body: 'Still secret', mentions: [...mentions, org.owner.personId] };
  await office.as(org.member, (ctx) => editNote(ctx, edit));
  expect((await mailsAfter(org, note.id)).map((mail) => mail.to).sort()).toEqual([
    `colleague@${org.slug}.test`,
    `owner@${org.slug}.test`,
  ]);
});

test('a task given to somebody else is mailed, one’s own is not', async () => {
  const { org, customerId } = await start();
  const own = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Mine', assigneeId: org.member.personId }),
  );
  expect(await mailsAfter(org, own.id)).toEqual([]);
  const assigneeId = org.colleague.personId;
  await office.as(org.member, (ctx) => updateTask(ctx, { id: own.id, assigneeId }));
  await office.as(org.member, (ctx) => updateTask(ctx, { id: own.id, title: 'Renamed' }));
  const mails = await mailsAfter(org, own.id);
  expect(mails).toMatchObject([{ to: `colleague@${org.slug}.test`, subject: 'A task for you: Mine' }]);
});

test('a German organisation gets German letters', async () => {
  const { org, customerId } = await start();
  await office.as(org.system, (ctx) => ctx.tx.execute(sql`update organisations set locale = 'de-AT'`));
  const task = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Plan', assigneeId: org.owner.personId }),
  );
  expect(await mailsAfter(org, task.id)).toMatchObject([{ subject: 'Eine Aufgabe für Sie: Plan' }]);
});

test('suspended people get no mail', async () => {
  const { org, customerId } = await start();
  const task = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Plan', assigneeId: org.owner.personId }),
  );
  await office.as(org.system, (ctx) =>
    ctx.tx.execute(sql`update people set suspended_at = now() where id = ${org.owner.personId}`),
  );
  const mails = await mailsAfter(org, task.id);
  expect(mails).toEqual([]);
});
