import type * as z from 'zod';
import type { Task, taskFields } from './schema.js';

type Fields = z.infer<typeof taskFields>;
export type TaskChange = { [Field in keyof Fields]?: Fields[Field] | undefined };

/** The fields that a change really alters, in the order of the schema. */
export function changedFields(task: Pick<Task, keyof Fields>, change: TaskChange): (keyof Fields)[] {
  const fields: (keyof Fields)[] = ['title', 'body', 'assigneeId', 'dueOn', 'status', 'shared'];
  return fields.filter((field) => change[field] !== undefined && change[field] !== task[field]);
}

/** Whether a change finishes a task, opens it again, or neither. */
export function turnOf(from: Fields['status'], to: Fields['status']): 'completed' | 'reopened' | 'updated' {
  if (from !== 'done' && to === 'done') return 'completed';
  return from === 'done' && to !== 'done' ? 'reopened' : 'updated';
}
