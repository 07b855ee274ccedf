import type { DomainEvent } from '../platform/events/domain-event.js';

interface Told {
  id: string;
  customerId: string;
  name: string;
}

type Name = Extract<DomainEvent['name'], `document.${string}`>;

/** An event about a document; its name is the title of the timeline's entry. */
export function documentEvent(name: Name, { id, customerId, name: title }: Told): DomainEvent {
  return { name, subject: { type: 'document', id }, customerId, data: { name: title } };
}
