import type { Stage } from '@threadline/shared/customers/choices';
import type { ThreadReference } from '@threadline/shared/threads/reference';
import { and, eq, isNull } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { placeOnThread } from '../threads/service.js';
import { tasks } from './schema.js';

/** What new work hangs on. */
export interface Place {
  customer: { id: string; name: string; stage: Stage };
  threadId: string | null;
  taskId: string | null;
}

interface Wanted {
  customerId: string;
  thread?: ThreadReference | undefined;
  taskId?: string | undefined;
}

/** Finds customer and task within the actor's sight; a thread is stored and linked to the customer by this first write. */
export async function placeWork(ctx: Ctx, wanted: Wanted): Promise<Place> {
  const customer = await visibleCustomer(ctx, wanted.customerId);
  if (wanted.taskId !== undefined) await visibleTask(ctx, wanted.taskId, customer.id);
  const threadId = wanted.thread ? await placeOnThread(ctx, wanted.thread, customer.id) : null;
  return { customer, threadId, taskId: wanted.taskId ?? null };
}

/** The customer, or NotFound where row-level security hides it. */
export async function visibleCustomer(ctx: Ctx, id: string): Promise<Place['customer']> {
  const [row] = await ctx.tx
    .select({ id: customers.id, name: customers.name, stage: customers.stage })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, id)));
  if (!row) throw new NotFound('customer');
  return row;
}

/** Refuses a person who is unknown here or suspended: work given to them would be lost. */
export async function requireActivePerson(ctx: Ctx, personId: string): Promise<void> {
  const [row] = await ctx.tx
    .select({ suspendedAt: people.suspendedAt })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, personId)));
  if (!row) throw new NotFound('person');
  if (row.suspendedAt) throw new Invalid('This person is suspended. Choose somebody who is active.');
}

async function visibleTask(ctx: Ctx, id: string, customerId: string): Promise<void> {
  const [row] = await ctx.tx
    .select({ customerId: tasks.customerId })
    .from(tasks)
    .where(and(eq(tasks.orgId, ctx.orgId), eq(tasks.id, id), isNull(tasks.removedAt)));
  if (!row) throw new NotFound('task');
  if (row.customerId !== customerId) throw new Invalid('This task belongs to another customer. Choose that customer.');
}
