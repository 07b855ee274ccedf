import * as z from 'zod';
import { day, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { threadReference } from '../threads/reference.js';
import { taskStatuses } from './choices.js';

export const taskFields = z.strictObject({
  title: requiredText(200),
  body: text(20_000),
  assigneeId: id.nullable(),
  dueOn: day.nullable(),
  status: z.enum(taskStatuses),
  /** Shown to the customer in the portal. */
  shared: z.boolean(),
});
export const createTask = taskFields
  .partial()
  .required({ title: true })
  .extend({ customerId: id, thread: threadReference.optional() });
export const updateTask = taskFields.partial().extend({ id, version: z.number().int().optional() });
export const taskById = z.strictObject({ id });
export const listTasks = z.strictObject({
  ...pageInput,
  customerId: id.optional(),
  assigneeId: id.optional(),
  status: z.array(z.enum(taskStatuses)).optional(),
  dueBefore: day.optional(),
  search: text(200).optional(),
});

export const task = taskFields.extend({
  id,
  customer: z.object({ id, name: z.string() }),
  threadId: id.nullable(),
  assignee: personName.nullable(),
  createdBy: personName.nullable(),
  createdAt: instant,
  completedAt: instant.nullable(),
  version: z.number().int(),
  abilities: z.object({ update: z.boolean(), remove: z.boolean() }),
});
export type Task = z.infer<typeof task>;
export const taskPage = pageOf(task);
