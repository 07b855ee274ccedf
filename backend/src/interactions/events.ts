import type { EventName } from '@threadline/shared/kernel/event-names';
import type { DomainEvent } from '../platform/events/domain-event.js';
import type { InteractionRow } from './queries.js';

/** What interaction events tell: the kind and when it took place, never the note. */
export interface InteractionFacts {
  kind: InteractionRow['kind'];
  occurredAt: string;
}

type InteractionEventName = Extract<EventName, `interaction.${string}`>;

/** An event about an interaction as it is after the change; a logged one is told for the time it took place. */
export function interactionEvent(
  name: InteractionEventName,
  row: Pick<InteractionRow, 'id' | 'kind' | 'occurredAt' | 'customerId' | 'threadId' | 'note'>,
): DomainEvent {
  const facts: InteractionFacts = { kind: row.kind, occurredAt: row.occurredAt.toISOString() };
  return {
    name,
    subject: { type: 'interaction', id: row.id },
    customerId: row.customerId,
    threadId: row.threadId,
    data: { ...facts },
    searchable: row.note,
    ...(name === 'interaction.logged' ? { at: row.occurredAt } : {}),
  };
}
