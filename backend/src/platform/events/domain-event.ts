import type { EventName } from '@threadline/shared/kernel/event-names';

/** Something that happened, as a verb tells it. `data` is kept and read by people: no text of internal notes in it. */
export interface DomainEvent {
  name: EventName;
  subject: { type: string; id: string };
  customerId?: string | null;
  threadId?: string | null;
  data?: Record<string, unknown>;
  /** When it happened, where that is not now: a call logged for yesterday. */
  at?: Date;
  /** Words by which a projection may index it; never stored with the event. */
  searchable?: string;
}

/** An event that is written, with its id and instant. */
export type ToldEvent = DomainEvent & { id: string; at: Date };
