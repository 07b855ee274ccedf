import type { Ctx } from '../platform/db/in-org.js';
import type { ToldEvent } from '../platform/events/domain-event.js';
import { addEntries, type EntryText } from './entries.js';

/** Tasks that went from one colleague to another; they come by the hundred. */
export function readHandedTasks(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  return addAll(ctx, events, ({ subject }) => ({ kind: 'task', taskId: subject.id }));
}

/** The same for follow-ups. */
export function readHandedFollowUps(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  return addAll(ctx, events, () => ({ kind: 'follow_up' }));
}

type Kind = Pick<EntryText, 'kind' | 'taskId'>;

function addAll(ctx: Ctx, events: readonly ToldEvent[], kindOf: (event: ToldEvent) => Kind): Promise<void> {
  const entries = events.flatMap((event) =>
    event.customerId
      ? [{ event, text: { customerId: event.customerId, title: String(event.data?.title ?? ''), ...kindOf(event) } }]
      : [],
  );
  return addEntries(ctx, entries);
}
