import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

type ContactEvent = Exclude<Extract<EventName, `contact.${string}`>, `contact.${'merged' | 'unmerged'}`>;

interface Told {
  contact: { id: string; name: string };
  /** Every customer whose record shows the change. */
  customerIds: readonly string[];
  /** Names of the fields that changed. */
  changed?: string[];
}

/** Records that something happened to the contact: once for each customer concerned, since each has its own readers. */
export async function tell(ctx: Ctx, name: ContactEvent, { contact, customerIds, changed }: Told): Promise<void> {
  const subject = { type: 'contact', id: contact.id };
  const data = { name: contact.name, ...(changed && { changed }) };
  for (const customerId of customerIds.length > 0 ? customerIds : [null]) {
    await record(ctx, { name, subject, customerId, data, searchable: contact.name });
  }
}
