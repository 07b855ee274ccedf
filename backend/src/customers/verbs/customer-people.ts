import type { CustomerDetail, customerOwner, customerPerson } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { tell } from '../events.js';
import {
  type AssignablePerson,
  deleteAssignment,
  findAssignable,
  findOwner,
  insertAssignment,
} from '../people-queries.js';
import { canOwn } from '../policy.js';
import { getCustomer } from './read-customers.js';
import { requireCustomer } from './require-customer.js';

/** Gives the customer to its new account owner, or to nobody. The former owner keeps access only where assigned too. */
export async function setOwner(
  ctx: Ctx,
  { customerId, personId }: z.output<typeof customerOwner>,
): Promise<CustomerDetail> {
  const { name } = await requireCustomer(ctx, customerId, 'customer.assign');
  const owner = personId ? requireOwner(await findAssignable(ctx, personId)) : null;
  const former = await findOwner(ctx, customerId);
  if (former?.id !== owner?.id) {
    if (former) await deleteAssignment(ctx, { customerId, personId: former.id, kind: 'owner' });
    if (owner) await insertAssignment(ctx, { customerId, personId: owner.id, kind: 'owner' });
    await tell(ctx, 'customer.owner_changed', { id: customerId, facts: { name, from: former, to: owner } });
  }
  return getCustomer(ctx, { id: customerId });
}

/** Lets a colleague work with the customer. */
export async function assign(
  ctx: Ctx,
  { customerId, personId }: z.output<typeof customerPerson>,
): Promise<CustomerDetail> {
  const { name } = await requireCustomer(ctx, customerId, 'customer.assign');
  const person = requireActive(await findAssignable(ctx, personId));
  const added = await insertAssignment(ctx, { customerId, personId, kind: 'assigned' });
  if (added) await tell(ctx, 'customer.person_assigned', { id: customerId, facts: { name, person } });
  return getCustomer(ctx, { id: customerId });
}

/** Ends a colleague's work with the customer; the owner is changed by `setOwner`. */
export async function unassign(
  ctx: Ctx,
  { customerId, personId }: z.output<typeof customerPerson>,
): Promise<CustomerDetail> {
  const { name } = await requireCustomer(ctx, customerId, 'customer.assign');
  const person = await findAssignable(ctx, personId);
  if (!person) throw new NotFound('person');
  const ended = await deleteAssignment(ctx, { customerId, personId, kind: 'assigned' });
  const facts = { name, person: { id: person.id, name: person.name } };
  if (ended) await tell(ctx, 'customer.person_unassigned', { id: customerId, facts });
  else if ((await findOwner(ctx, customerId))?.id === personId) {
    throw new Conflict(`${person.name} owns ${name}. Choose another owner to take the customer over.`);
  }
  return getCustomer(ctx, { id: customerId });
}

/** The person's name, where they can be responsible for a customer. */
export function requireOwner(person: AssignablePerson | null): { id: string; name: string } {
  const active = requireActive(person);
  if (person && canOwn(person.role)) return active;
  throw new Invalid(`${active.name}'s role cannot own customers. Choose an owner, admin or member of your team.`);
}

function requireActive(person: AssignablePerson | null): { id: string; name: string } {
  if (!person) throw new NotFound('person');
  if (person.suspendedAt) throw new Invalid(`${person.name} is suspended. Choose somebody who is active.`);
  return { id: person.id, name: person.name };
}
