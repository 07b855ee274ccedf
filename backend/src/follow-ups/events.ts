import type { EventName } from '@threadline/shared/kernel/event-names';
import type { DomainEvent } from '../platform/events/domain-event.js';
import type { FollowUpRow } from './queries.js';

/** What follow-up events tell. */
export interface FollowUpFacts {
  title: string;
  dueOn: string;
  assigneeId: string | null;
  /** The day before a postponement. */
  previousDueOn?: string;
  /** Whose follow-up it was, and whose it is now. */
  from?: Named;
  to?: Named;
}

interface Named {
  id: string;
  name: string;
}

type FollowUpEventName = Extract<EventName, `follow_up.${string}`>;

/** An event about a follow-up as it is after the change; `words` are a reason or a resolution, kept by readers only. */
export function followUpEvent(
  name: FollowUpEventName,
  followUp: Pick<FollowUpRow, 'id' | 'customerId' | 'title' | 'dueOn' | 'assigneeId'>,
  more: { previousDueOn?: string; words?: string | undefined; from?: Named; to?: Named } = {},
): DomainEvent {
  const { title, dueOn, assigneeId } = followUp;
  const { words, ...told } = more;
  const facts: FollowUpFacts = { title, dueOn, assigneeId, ...told };
  return {
    name,
    subject: { type: 'follow_up', id: followUp.id },
    customerId: followUp.customerId,
    data: { ...facts },
    ...(words ? { searchable: words } : {}),
  };
}
