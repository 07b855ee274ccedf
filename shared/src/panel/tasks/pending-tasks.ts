import type { PersonName } from '../../kernel/person-name.js';
import type { Task } from '../../tasks/schema.js';
import { pendingId } from '../offline/queue-rules.js';
import type { Write, WriteOf } from '../offline/write.js';

export interface PendingTaskScope {
  /** Only tasks of this customer; of every customer when null. */
  customer: { id: string; name: string } | null;
  me: PersonName;
}

/** Open tasks as they will be once the person's own writes have arrived. A task just done stays until it is read again. */
export function withPendingTasks(tasks: readonly Task[], writes: readonly Write[], scope: PendingTaskScope): Task[] {
  return writes.reduce((shown, write) => applyOne(shown, write, scope), [...tasks]);
}

function applyOne(tasks: Task[], write: Write, scope: PendingTaskScope): Task[] {
  if (write.state === 'refused') return tasks;
  switch (write.path) {
    case 'tasks.create':
      return scope.customer?.id === write.input.customerId ? withNew(tasks, write, scope) : tasks;
    case 'tasks.complete':
      return change(tasks, write.input.id, { status: 'done', completedAt: write.madeAt });
    case 'tasks.reopen':
      return change(tasks, write.input.id, { status: 'todo', completedAt: null });
    case 'tasks.remove':
      return tasks.filter((task) => task.id !== write.input.id);
    case 'tasks.update':
      return update(tasks, write);
    default:
      return tasks;
  }
}

function change(tasks: Task[], id: string, fields: Partial<Task>): Task[] {
  return tasks.map((task) => (task.id === id ? { ...task, ...fields } : task));
}

function update(tasks: Task[], write: WriteOf<'tasks.update'>): Task[] {
  if (write.answer) return change(tasks, write.answer.id, write.answer);
  const { id, version: _seen, ...fields } = write.input;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return change(tasks, id, given);
}

function withNew(tasks: Task[], write: WriteOf<'tasks.create'>, scope: PendingTaskScope): Task[] {
  const made = write.answer ?? newTask(write, scope);
  return [...tasks.filter((task) => task.id !== made.id), made];
}

function newTask({ key, input, madeAt }: WriteOf<'tasks.create'>, { customer, me }: PendingTaskScope): Task {
  return {
    id: pendingId(key),
    title: input.title,
    body: input.body ?? '',
    assigneeId: input.assigneeId ?? null,
    assignee: input.assigneeId === me.id ? me : null,
    dueOn: input.dueOn ?? null,
    status: input.status ?? 'todo',
    shared: input.shared ?? false,
    customer: customer ?? { id: input.customerId, name: '' },
    threadId: null,
    createdBy: me,
    createdAt: madeAt,
    completedAt: null,
    version: 0,
    abilities: { update: true, remove: true },
  };
}
