import { type AccessKind, accessKinds } from '@threadline/shared/access/choices';
import { allowing } from '@threadline/shared/access/schema';
import * as contactInputs from '@threadline/shared/contacts/schema';
import * as customerInputs from '@threadline/shared/customers/schema';
import * as interactionInputs from '@threadline/shared/interactions/schema';
import * as noteInputs from '@threadline/shared/notes/schema';
import * as taskInputs from '@threadline/shared/tasks/schema';
import * as timeInputs from '@threadline/shared/time/schema';
import { eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { receive } from '../../test/sweep/mail.js';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createContact } from '../contacts/service.js';
import { assign, createCustomer } from '../customers/service.js';
import { logInteraction } from '../interactions/service.js';
import { writeNote } from '../notes/service.js';
import { people } from '../platform/auth/schema.js';
import type { Actor, Ctx } from '../platform/db/in-org.js';
import { createTask } from '../tasks/service.js';
import { startTimer } from '../time/service.js';
import { explainAccess, listWhoSees } from './service.js';

const world = useWorld();
const roles = ['owner', 'admin', 'member', 'colleague', 'contractor', 'readOnly'] as const;
type Who = (typeof roles)[number];
const inputs = {
  customer: customerInputs.createCustomer,
  contact: contactInputs.createContact,
  task: taskInputs.createTask,
  note: noteInputs.writeNote,
  interaction: interactionInputs.logInteraction,
  timer: timeInputs.startTimer,
};

let org: TestOrganisation;
const things: Partial<Record<string, { kind: AccessKind; id: string }>> = {};

const explain = (asker: Actor, who: Who, thing: string) =>
  world.as(asker, (ctx) => explainAccess(ctx, { ...given(thing), personId: org[who].personId }));
const codes = async (who: Who, thing: string) =>
  (await explain(org.owner, who, thing)).reasons.map(({ because }) => because);

function given(thing: string) {
  const one = things[thing];
  if (!one) throw new Error(`Nothing is called ${thing}.`);
  return one;
}

beforeAll(async () => {
  org = await world.organisation();
  const owner = <T>(work: (ctx: Ctx) => Promise<T>) => world.as(org.owner, work);
  const { id: customerId } = await owner((ctx) =>
    createCustomer(ctx, inputs.customer.parse({ name: 'Acme', domains: ['acme.com'] })),
  );
  await owner((ctx) => assign(ctx, { customerId, personId: org.member.personId }));
  const contact = await owner((ctx) =>
    createContact(
      ctx,
      inputs.contact.parse({ name: 'Jane', addresses: ['jane@acme.com'], customers: [{ customerId, role: null }] }),
    ),
  );
  const assigneeId = org.contractor.personId;
  const task = (fields: object) => owner((ctx) => createTask(ctx, inputs.task.parse({ customerId, ...fields })));
  const given = await task({ title: 'Given', assigneeId });
  const note = (fields: object) =>
    owner((ctx) => writeNote(ctx, inputs.note.parse({ customerId, taskId: given.id, ...fields })));
  const followUp = { title: 'Next', dueOn: '2026-04-01', assigneeId };
  const logged = await owner((ctx) =>
    logInteraction(ctx, inputs.interaction.parse({ customerId, kind: 'call', followUp })),
  );
  const { entry } = await world.as(org.member, (ctx) => startTimer(ctx, inputs.timer.parse({ customerId })));
  const mail = (address: string, kind: 'shared' | 'personal') =>
    receive(world.runtime, org.owner, { from: 'jane@acme.com', words: 'hello', mailbox: { address, kind } });
  Object.assign(things, {
    customer: { kind: 'customer', id: customerId },
    contact: { kind: 'contact', id: contact.id },
    task: { kind: 'task', id: (await task({ title: 'Open' })).id },
    givenTask: { kind: 'task', id: given.id },
    note: { kind: 'note', id: (await note({ body: 'Plain' })).id },
    sensitive: { kind: 'note', id: (await note({ body: 'Sensitive', sensitive: true })).id },
    followUp: { kind: 'follow_up', id: logged.followUp?.id },
    entry: { kind: 'time_entry', id: entry.id },
    shared: { kind: 'thread', id: await mail(`support@${org.slug}.test`, 'shared') },
    own: { kind: 'thread', id: await mail(`owner@${org.slug}.test`, 'personal') },
  });
});

test('what the database lets somebody see, and the reasons given, agree for everybody and everything', async () => {
  const wrong: string[] = [];
  for (const thing of Object.keys(things)) {
    for (const who of roles) {
      const { sees, reasons } = await explain(org.owner, who, thing);
      const allowed = reasons.some(({ because }) => (allowing as readonly string[]).includes(because));
      if (sees !== allowed) wrong.push(`${who} and ${thing}: sees ${sees}, but ${JSON.stringify(reasons)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(new Set(Object.values(things).map((one) => one?.kind)).size).toBeGreaterThanOrEqual(accessKinds.length - 1);
});

test.each<[Who, string, string[]]>([
  ['admin', 'customer', ['role_reads_all']],
  ['member', 'customer', ['assigned_customer']],
  ['colleague', 'customer', ['not_assigned']],
  ['contractor', 'customer', ['assigned_task', 'name_only']],
  ['contractor', 'task', ['no_item']],
  ['contractor', 'givenTask', ['assigned_task']],
  ['contractor', 'note', ['assigned_task']],
  ['contractor', 'sensitive', ['sensitive_note']],
  ['readOnly', 'sensitive', ['sensitive_note']],
  ['member', 'sensitive', ['assigned_customer']],
  ['contractor', 'followUp', ['assigned_follow_up']],
  ['colleague', 'entry', ['not_their_hours']],
  ['member', 'entry', ['own_entry']],
  ['contractor', 'shared', ['role_never']],
  ['member', 'shared', ['assigned_customer']],
  ['readOnly', 'shared', ['not_assigned']],
  ['admin', 'own', ['personal_mail']],
  ['owner', 'own', ['own_mailbox']],
])('%s and %s: %j', async (who, thing, expected) => {
  expect(await codes(who, thing)).toEqual(expected);
});

test('a suspended person sees nothing, and one who approves hours sees them', async () => {
  const change = (who: Who, values: Partial<typeof people.$inferInsert>) =>
    world.as(org.system, (ctx) => ctx.tx.update(people).set(values).where(eq(people.id, org[who].personId)));
  await change('member', { approverId: org.colleague.personId });
  expect(await explain(org.owner, 'colleague', 'entry')).toMatchObject({ sees: true });
  expect(await codes('colleague', 'entry')).toEqual(['approves_hours']);
  await change('admin', { suspendedAt: new Date() });
  expect(await explain(org.owner, 'admin', 'customer')).toMatchObject({ sees: false });
  expect(await codes('admin', 'customer')).toEqual(['suspended']);
  await change('admin', { suspendedAt: null });
});

test('who sees a thing is listed by name, page by page', async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.as(org.admin, (ctx) => listWhoSees(ctx, { ...given('givenTask'), limit: 4, cursor }));
    expect(page.title).toBe('Given');
    names.push(...page.items.filter(({ sees }) => sees).map(({ person }) => person.name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(['admin person', 'contractor person', 'member person', 'owner person', 'readOnly person']);
});

test('only owners and admins ask, and nobody about what they do not see themselves', async () => {
  for (const who of ['member', 'contractor', 'readOnly'] as const) {
    await expect(explain(org[who], 'owner', 'customer')).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(explain(org.admin, 'owner', 'own')).rejects.toMatchObject({ code: 'not_found' });
  const other = await world.organisation();
  await expect(explain(other.owner, 'owner', 'customer')).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    world.as(org.owner, (ctx) => explainAccess(ctx, { ...given('customer'), personId: other.member.personId })),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('whose mailbox got a mail without being named in it is told to nobody', async () => {
  const mailboxId = newId();
  await world.as(org.system, ({ tx }) =>
    tx.execute(sql`insert into mailboxes (org_id, id, address, kind, owner_id, created_at)
      values (${org.id}, ${mailboxId}, 'hidden@acme.test', 'personal', ${org.colleague.personId}, now())`),
  );
  await world.as(org.system, ({ tx }) =>
    tx.execute(sql`insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
      select org_id, ${mailboxId}, id, now() from messages where thread_id = ${given('own').id}`),
  );
  expect(await codes('colleague', 'own')).not.toContain('own_mailbox');
  expect(await codes('owner', 'own')).toEqual(['own_mailbox']);
});
