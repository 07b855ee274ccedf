import type { TimeEntry } from '../../time/schema.js';
import { pendingId } from '../offline/queue-rules.js';
import type { Write, WriteOf } from '../offline/write.js';

/** The running timer as it will be once the person's own writes have arrived; null when none runs. */
export function withPendingTimer(
  running: TimeEntry | null,
  writes: readonly Write[],
  nameOf: (customerId: string) => string,
): TimeEntry | null {
  return writes.reduce((shown: TimeEntry | null, write) => {
    if (write.state === 'refused') return shown;
    if (write.path === 'time.start') return write.answer?.entry ?? started(write, nameOf);
    if (write.path === 'time.stop') return null;
    if (write.path === 'time.edit' && shown && write.input.id === shown.id) return edited(shown, write);
    return shown;
  }, running);
}

function edited(entry: TimeEntry, { input }: WriteOf<'time.edit'>): TimeEntry {
  return {
    ...entry,
    category: input.category ?? entry.category,
    billable: input.billable ?? entry.billable,
    note: input.note ?? entry.note,
    startedAt: input.startedAt ?? entry.startedAt,
  };
}

function started({ key, input, madeAt }: WriteOf<'time.start'>, nameOf: (customerId: string) => string): TimeEntry {
  return {
    id: pendingId(key),
    customer: { id: input.customerId, name: nameOf(input.customerId) },
    threadId: null,
    taskId: input.taskId ?? null,
    category: input.category ?? 'support',
    billable: input.billable ?? true,
    note: input.note ?? '',
    startedAt: madeAt,
    endedAt: null,
    durationSeconds: null,
  };
}
