import type { Person, renamePerson as renameInput, changeRole as roleInput } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { tell } from '../events.js';
import { authoriseCut, authoriseManagement, authoriseRole } from '../policy.js';
import { presentPerson } from '../present.js';
import { changePerson, countOwnedCustomers, type PersonRow } from '../queries.js';
import { keepLastOwner, requirePerson } from './require-person.js';

/** Changes how a colleague is called. */
export async function renamePerson(ctx: Ctx, { id, name }: z.output<typeof renameInput>): Promise<Person> {
  const person = await requirePerson(ctx, id);
  authoriseManagement(ctx, person);
  if (name !== person.name) {
    await changePerson(ctx, id, { name });
    await tell(ctx, 'person.renamed', { id, facts: { name, from: person.name, to: name } });
  }
  return presentPerson(ctx, { ...person, name });
}

/**
 * Gives a colleague another role. It holds from the next request on, since every request reads the role afresh, and
 * the event ends open streams. The last owner stays one.
 */
export async function changeRole(ctx: Ctx, { id, role }: z.output<typeof roleInput>): Promise<Person> {
  const person = await requirePerson(ctx, id);
  authoriseCut(ctx, person);
  authoriseRole(ctx, role);
  if (role !== person.role) {
    await keepLastOwner(ctx, person);
    if (role === 'contractor' || role === 'read_only') await refuseOwning(ctx, person);
    await changePerson(ctx, id, { role });
    await tell(ctx, 'person.role_changed', { id, facts: { name: person.name, from: person.role, to: role } });
  }
  return presentPerson(ctx, { ...person, role });
}

async function refuseOwning(ctx: Ctx, { id, name }: PersonRow): Promise<void> {
  const owned = await countOwnedCustomers(ctx, id);
  if (owned === 0) return;
  const customers = owned === 1 ? '1 customer' : `${owned} customers`;
  throw new Conflict(`${name} owns ${customers}, which this role cannot. Give them another owner first.`);
}
