import type { EventName } from '@threadline/shared/kernel/event-names';
import type { DomainEvent } from '../platform/events/domain-event.js';
import type { TimeEntryRow } from './queries.js';

/** What time events tell; they are shown to that person only. */
export interface TimeFacts {
  personId: string;
  category: TimeEntryRow['category'];
  billable: boolean;
  taskId: string | null;
  startedAt: string;
  endedAt: string | null;
  durationSeconds: number | null;
}

type TimeEventName = Extract<EventName, `time_entry.${string}` | `timer.${string}`>;
type Told = Omit<TimeEntryRow, 'customerName' | 'removedAt'>;

/** An event about a time entry as it is after the change. */
export function timeEvent(name: TimeEventName, entry: Told): DomainEvent {
  const { personId, category, billable, taskId, durationSeconds } = entry;
  const startedAt = entry.startedAt.toISOString();
  const endedAt = entry.endedAt?.toISOString() ?? null;
  const facts: TimeFacts = { personId, category, billable, taskId, startedAt, endedAt, durationSeconds };
  return {
    name,
    subject: { type: 'time_entry', id: entry.id },
    customerId: entry.customerId,
    threadId: entry.threadId,
    data: { ...facts },
    searchable: entry.note,
  };
}
