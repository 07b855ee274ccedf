import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import { recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { insertAssignments, namesOf, worksWith } from '../many-people-queries.js';

export interface Named {
  id: string;
  name: string;
}

/** Lets a colleague work with customers that they have not worked with yet; which they were. */
export async function assignMany(
  ctx: Ctx,
  { person, customerIds }: { person: Named; customerIds: readonly string[] },
): Promise<string[]> {
  authorise(ctx, 'customer.assign');
  const known = new Set(await worksWith(ctx, { personId: person.id, customerIds }));
  const named = await namesOf(
    ctx,
    customerIds.filter((id) => !known.has(id)),
  );
  const ids = named.map(({ id }) => id);
  await insertAssignments(ctx, { personId: person.id, customerIds: ids });
  await recordAll(
    ctx,
    named.map((customer) => aboutPerson('customer.person_assigned', customer, person)),
  );
  return ids;
}

/** Ends with NotFound unless the actor sees every one of the customers. */
export async function requireCustomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const seen = await namesOf(ctx, ids);
  if (seen.length < new Set(ids).size) throw new NotFound('customer');
}

/** What is told of a customer and a colleague who works with it, or does so no more. */
export function aboutPerson(
  name: 'customer.person_assigned' | 'customer.person_unassigned',
  customer: Named,
  person: Named,
): DomainEvent {
  return {
    name,
    subject: { type: 'customer', id: customer.id },
    customerId: customer.id,
    searchable: customer.name,
    data: { name: customer.name, person: { id: person.id, name: person.name } },
  };
}
