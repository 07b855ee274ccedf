import type { ApiInputs } from '../../api/create-api.js';
import type { Task } from '../../tasks/schema.js';

/** The fields of a task as a form holds them: no day is the empty text. */
export interface TaskEdit {
  title: string;
  body: string;
  dueOn: string;
  assigneeId: string | null;
  status: Task['status'];
  shared: boolean;
}

export function taskEditOf({ title, body, dueOn, assigneeId, status, shared }: Task): TaskEdit {
  return { title, body, dueOn: dueOn ?? '', assigneeId, status, shared };
}

/** Only what differs is sent, so that two people who change different fields do not undo each other. */
export function changedFields(task: Task, edit: TaskEdit): Omit<ApiInputs['tasks']['update'], 'id' | 'version'> {
  const next = { ...edit, title: edit.title.trim(), dueOn: edit.dueOn || null };
  const { title, body, dueOn, assigneeId, status, shared } = task;
  const now: Record<string, unknown> = { title, body, dueOn, assigneeId, status, shared };
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => now[name] !== value));
}
