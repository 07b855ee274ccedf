import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../db/in-org.js';
import type { events } from './schema.js';

export type StoredEvent = typeof events.$inferSelect;

/** A reader of events after their commit: run as the system of the event's organisation, once per event. */
export interface Subscriber {
  /** Stable: it stands in the record of what was delivered. */
  name: string;
  events: readonly EventName[];
  /** Somebody waits for it: it is run before what nobody waits for. */
  urgent?: boolean;
  /** False where an event of these names leaves nothing to do: no job is made of it. */
  concerns?(event: Pick<StoredEvent, 'actorId' | 'data'>): boolean;
  run(ctx: Ctx, event: StoredEvent): Promise<void>;
}
