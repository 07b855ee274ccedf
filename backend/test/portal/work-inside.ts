import { ask } from '../sweep/office.js';
import { uploadDocument } from '../sweep/seed.js';
import type { Company, PortalWorld } from './portal-world.js';

/** Every internal text of the busy world holds this word; nothing that a customer receives may. */
export const canary = 'zanaryword';

export interface SharedThings {
  task: string;
  later: string;
  threadId: string;
  document: string;
}

/** What a team does about a customer without telling them; the conversation and the document that it keeps to itself. */
export async function workInside(world: PortalWorld, acme: Company): Promise<{ thread: string; document: string }> {
  const customerId = acme.id;
  const task = await world.team('tasks.create', { customerId, title: canary, body: canary });
  await world.team('notes.write', { customerId, taskId: task.id, body: `${canary} note` });
  await world.team('notes.write', { customerId, body: `${canary} sensitive`, sensitive: true });
  const followUp = { title: canary, dueOn: '2026-05-01' };
  await world.team('interactions.log', { customerId, kind: 'call', note: canary, followUp });
  await world.team('time.start', { customerId, taskId: task.id, note: canary });
  await world.team('time.stop', {});
  const fields = { useCase: canary, plan: canary, industry: canary, tags: [canary] };
  await world.team('customers.update', { id: customerId, ...fields });
  const thread = await world.mail({
    ...{ from: acme.address, to: ['support@vendor.example'], subject: canary, text: canary, fromName: canary },
  });
  await world.team('threads.link', { thread: { threadId: thread }, customerId });
  return { thread, document: await uploadDocument(world.office, customerId, canary) };
}

/** Internal changes of things that are shared. */
export async function touchShared(world: PortalWorld, acme: Company, shared: SharedThings): Promise<void> {
  const { task, threadId } = shared;
  const { personId } = world.office.org.member;
  await world.team('tasks.update', { id: task, body: `${canary} description`, assigneeId: personId });
  await world.team('tasks.update', { id: task, assigneeId: null });
  await world.team('notes.write', { customerId: acme.id, taskId: task, thread: { threadId }, body: canary });
  await world.team('time.start', { customerId: acme.id, taskId: task, thread: { threadId }, note: canary });
  await world.team('time.stop', {});
  await world.mail({
    ...{ from: 'colleague@elsewhere.example', fromName: canary, to: ['support@vendor.example'] },
    ...{ subject: 'Re: Go-live', text: canary, replyTo: 'two-worlds@portal.test' },
  });
  // The very bytes of the shared document, kept a second time under another name.
  await uploadDocument(world.office, acme.id, 'Handbook');
}

/** What an organisation does about itself: people come, change and go, and customers become one. */
export async function changeHouse(world: PortalWorld, acme: Company): Promise<void> {
  const { office, team } = world;
  const { colleague, member } = office.org;
  await team('team.invite', { email: `${canary}@invited.example`, role: 'member', customerIds: [acme.id] });
  for (const role of ['read_only', 'member']) await team('team.changeRole', { id: colleague.personId, role });
  await team('team.suspend', { id: colleague.personId });
  await team('team.reinstate', { id: colleague.personId });
  await team('team.rename', { id: member.personId, name: canary });
  await ask(office, 'owner', 'team.place', {
    id: member.personId,
    unit: canary,
    approverId: office.org.admin.personId,
  });
  await mergeInto(world, acme);
}

/** A company of which the customer was never told becomes part of it. (Who is merged with another person signs in anew.) */
async function mergeInto({ team, office }: PortalWorld, acme: Company): Promise<void> {
  const gone = await team('customers.create', { name: `${canary} Ltd`, domains: [`${canary}.com`], industry: canary });
  const contact = (name: string, address: string, customerId: string) =>
    team('contacts.create', { name, addresses: [address], customers: [{ customerId, role: null }] });
  const other = await contact(canary, `other@${canary}.com`, gone.id);
  await team('tasks.create', { customerId: gone.id, title: canary });
  await team('notes.write', { customerId: gone.id, body: canary });
  await uploadDocument(office, gone.id, canary);
  const double = await contact(`${canary} Doe`, `double@${canary}.com`, acme.id);
  const pairs = { Contacts: [double.id, other.id], Customers: [gone.id, acme.id] };
  for (const [what, [goneId, keptId]] of Object.entries(pairs)) {
    const pair = { goneId, keptId };
    const { confirmation } = await team<{ confirmation: string }>(`merges.preview${what}`, pair);
    await team(`merges.merge${what}`, { ...pair, confirmation });
  }
}
