import type { EventName } from '@threadline/shared/kernel/event-names';
import type { DomainEvent } from '../platform/events/domain-event.js';
import type { TaskRow } from './queries.js';

/** What task events tell: facts and the title, never the description. */
export interface TaskFacts {
  title: string;
  status: TaskRow['status'];
  assigneeId: string | null;
  dueOn: string | null;
  /** Fields that an update altered. */
  changed?: string[];
  /** Whose task it was, and whose it is now. */
  from?: { id: string; name: string };
  to?: { id: string; name: string };
}

type TaskEventName = Extract<EventName, `task.${string}`>;

/** An event about a task as it is after the change. */
export function taskEvent(name: TaskEventName, task: TaskRow, changed?: string[]): DomainEvent {
  const { title, status, assigneeId, dueOn } = task;
  const facts: TaskFacts = { title, status, assigneeId, dueOn, ...(changed ? { changed } : {}) };
  return {
    name,
    subject: { type: 'task', id: task.id },
    customerId: task.customer.id,
    threadId: task.threadId,
    data: { ...facts },
  };
}
