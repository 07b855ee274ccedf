import type { TestOrganisation, TestWorld } from '../../test/world.js';
import { createKey } from '../api-keys/service.js';
import { createCustomer } from '../customers/service.js';
import { createFollowUp } from '../follow-ups/service.js';
import { writeNote } from '../notes/service.js';
import { createTask } from '../tasks/service.js';
import { startTimer } from '../time/service.js';
import { placePerson, type removePerson } from './service.js';

/** A world in which customers exist. */
interface Office extends TestWorld {
  customer(org: TestOrganisation, options?: { name?: string }): Promise<string>;
}

export type To = Exclude<Parameters<typeof removePerson>[1]['handover'], undefined>;

/** Everything to one person. */
export const all = (id: string): To => ({ customersTo: id, tasksTo: id, followUpsTo: id, approvalsTo: id });

/** A member who owns two customers, works with a third, and holds one open and one finished thing of each kind. */
export async function busyMember(office: Office) {
  office.setClock('2026-03-10T09:00:00.000Z');
  const org = await office.organisation();
  const { member } = org;
  const ownerId = member.personId;
  const owned = await office.as(org.owner, async (ctx) => [
    (await createCustomer(ctx, { name: 'Alder', ownerId })).id,
    (await createCustomer(ctx, { name: 'Birch', ownerId })).id,
  ]);
  const shared = await office.customer(org, { name: 'Cedar' });
  const given = { assigneeId: ownerId };
  const task = await office.as(member, (ctx) => createTask(ctx, { customerId: shared, title: 'Open', ...given }));
  await office.as(member, (ctx) => createTask(ctx, { customerId: shared, title: 'Done', status: 'done', ...given }));
  const followUp = await office.as(member, (ctx) =>
    createFollowUp(ctx, { customerId: owned[0] ?? '', title: 'Ring', dueOn: '2026-04-01', ...given }),
  );
  await office.as(member, (ctx) =>
    writeNote(ctx, { customerId: shared, body: 'Mine', sensitive: false, mentions: [] }),
  );
  await office.as(member, (ctx) => startTimer(ctx, { customerId: shared }));
  await office.as(member, (ctx) => createKey(ctx, { name: 'Mine', scopes: ['read'] }));
  await office.as(org.owner, (ctx) => placePerson(ctx, { id: org.readOnly.personId, approverId: ownerId }));
  office.setClock('2026-03-10T09:20:00.000Z');
  return { org, owned, shared, task, followUp };
}
