import type { BinKind } from '@threadline/shared/bin/choices';
import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import type { ToldEvent } from '../platform/events/domain-event.js';
import { oneByOne, projectionOf } from '../platform/events/projection-of.js';
import { insertContactsGoneWith, insertItem, takeOut } from './queries.js';

/** What these events say about the bin: something goes in, or comes out. */
const removals: Partial<Record<EventName, BinKind>> = {
  'customer.removed': 'customer',
  'contact.removed': 'contact',
  'task.removed': 'task',
  'note.removed': 'note',
  'interaction.removed': 'interaction',
  'follow_up.removed': 'follow_up',
  'document.removed': 'document',
  'time_entry.removed': 'time_entry',
};
const returns: EventName[] = [
  'customer.brought_back',
  'contact.restored',
  'task.restored',
  'note.restored',
  'interaction.restored',
  'follow_up.restored',
  'document.restored',
  'time_entry.restored',
];

/** Keeps the list of what was removed, in the transaction of whoever removes or restores. */
export const binProjection = projectionOf('bin', {
  ...Object.fromEntries(
    Object.entries(removals).map(([name, kind]) => [name, oneByOne((ctx, event) => putIn(ctx, event, kind))]),
  ),
  ...Object.fromEntries(returns.map((name) => [name, oneByOne(comeOut)])),
});

async function putIn(ctx: Ctx, event: ToldEvent, kind: BinKind): Promise<void> {
  const name = String(event.data?.title ?? event.data?.name ?? '').slice(0, 300);
  const customerId = kind === 'customer' ? null : (event.customerId ?? null);
  await insertItem(ctx, { id: event.subject.id, kind, customerId, name });
  if (kind === 'customer') await withWholeOrganisation(ctx, (whole) => insertContactsGoneWith(whole, event.subject.id));
}

async function comeOut(ctx: Ctx, event: ToldEvent): Promise<void> {
  await withWholeOrganisation(ctx, (whole) => takeOut(whole, event.subject.id));
}
