import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { taskEvent } from '../events.js';
import { changeTask, findTask, type TaskRow } from '../queries.js';

/** What is said to the customer with a task; what is not given stays as it is. */
export interface TaskToShare {
  id: string;
  customerId: string;
  forCustomer?: boolean | undefined;
  contactId?: string | null | undefined;
  customerText?: string | undefined;
}

/** Shows a task of this customer in their portal. Sharing it again changes only what is said with it. */
export async function shareTask(ctx: Ctx, wanted: TaskToShare): Promise<void> {
  const before = await taskOf(ctx, wanted);
  const { forCustomer = before.forCustomer, customerText = before.customerText } = wanted;
  const contactId = wanted.contactId === undefined ? before.contactId : wanted.contactId;
  const sharedAt = before.shared ? before.sharedAt : ctx.now;
  await change(ctx, before, { shared: true, sharedAt, forCustomer, contactId, customerText });
}

/** Hides a task of this customer again; what was said with it is kept. Repeating it changes nothing. */
export async function unshareTask(ctx: Ctx, wanted: { id: string; customerId: string }): Promise<void> {
  const before = await taskOf(ctx, wanted);
  if (before.shared) await change(ctx, before, { shared: false, sharedAt: null });
}

type Change = Partial<Pick<TaskRow, 'shared' | 'sharedAt' | 'forCustomer' | 'contactId' | 'customerText'>>;

async function change(ctx: Ctx, before: TaskRow, values: Change): Promise<void> {
  const fields = (Object.keys(values) as (keyof Change)[]).filter((field) => values[field] !== before[field]);
  if (fields.length === 0) return;
  if (!(await changeTask(ctx, before, values))) {
    throw new Conflict('Somebody has changed this task at the same moment. Try again.');
  }
  await record(ctx, taskEvent('task.updated', { ...before, ...values }, fields));
}

async function taskOf(ctx: Ctx, { id, customerId }: { id: string; customerId: string }): Promise<TaskRow> {
  const row = await findTask(ctx, id);
  if (!row || row.removedAt || row.customer.id !== customerId) throw new NotFound('task');
  authorise(ctx, 'task.update', row);
  return row;
}
