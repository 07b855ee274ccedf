import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

type CustomerEvent = Exclude<Extract<EventName, `customer.${string}`>, `customer.${'merged' | 'unmerged'}`>;

/** What every customer event tells: the name at that time, and small facts of its own. */
export interface CustomerFacts {
  name: string;
  /** Names of the fields that changed. */
  changed?: string[];
  from?: unknown;
  to?: unknown;
  person?: { id: string; name: string };
  domain?: string;
  /** How many contacts went into the bin with it. */
  contacts?: number;
}

/** Records that something happened to the customer. */
export async function tell(
  ctx: Ctx,
  name: CustomerEvent,
  customer: { id: string; facts: CustomerFacts },
): Promise<void> {
  const { id, facts } = customer;
  await record(ctx, {
    name,
    subject: { type: 'customer', id },
    customerId: id,
    data: { ...facts },
    searchable: facts.name,
  });
}
