import type { Ctx } from '../../platform/db/in-org.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import { recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import type { TaskFacts } from '../events.js';
import { giveTasks } from '../queries.js';

interface Giving {
  from: { id: string; name: string };
  to: { id: string; name: string };
  only?: readonly string[];
}

/** Gives open tasks of a colleague, all unless told, to another; which they were, and of which customers. */
export async function handOverTasks(
  ctx: Ctx,
  { from, to, only }: Giving,
): Promise<{ id: string; customerId: string }[]> {
  authorise(ctx, 'person.manage');
  const given = await giveTasks(ctx, { from: from.id, to: to.id, only });
  await recordAll(
    ctx,
    given.map((task) => handedOver(task, { from, to })),
  );
  return given;
}

function handedOver(
  { id, customerId, threadId, title, status, dueOn }: Awaited<ReturnType<typeof giveTasks>>[number],
  { from, to }: Giving,
): DomainEvent {
  const names = { from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name } };
  const facts: TaskFacts = { title, status, dueOn, assigneeId: to.id, ...names };
  return { name: 'task.handed_over', subject: { type: 'task', id }, customerId, threadId, data: { ...facts } };
}
