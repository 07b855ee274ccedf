import type { Ctx } from '../../platform/db/in-org.js';
import { recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { deleteAssignments, giveOwnership, namesOf } from '../many-people-queries.js';
import { aboutPerson, type Named } from './assign-many.js';

/** Gives customers that a colleague owns, all unless told, to another who may own them; which they were. */
export async function handOverCustomers(
  ctx: Ctx,
  { from, to, only }: { from: Named; to: Named; only?: readonly string[] },
): Promise<string[]> {
  authorise(ctx, 'customer.assign');
  const given = await giveOwnership(ctx, { from: from.id, to: to.id, only });
  const [former, next] = [from, to].map(({ id, name }) => ({ id, name }));
  await recordAll(
    ctx,
    (await namesOf(ctx, given)).map(({ id, name }) => ({
      name: 'customer.owner_changed' as const,
      subject: { type: 'customer', id },
      customerId: id,
      searchable: name,
      data: { name, from: former, to: next },
    })),
  );
  return given;
}

/** Ends a colleague's work with customers that others own, all unless told; which they were. */
export async function endAssignments(
  ctx: Ctx,
  { person, only }: { person: Named; only?: readonly string[] },
): Promise<string[]> {
  authorise(ctx, 'customer.assign');
  const ended = await deleteAssignments(ctx, { personId: person.id, only });
  const named = await namesOf(ctx, ended);
  await recordAll(
    ctx,
    named.map((customer) => aboutPerson('customer.person_unassigned', customer, person)),
  );
  return ended;
}
