import type { Person, placePerson as placeInput } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { tell } from '../events.js';
import { authoriseManagement } from '../policy.js';
import { presentPerson } from '../present.js';
import { changePerson, findPerson } from '../queries.js';
import { requirePerson } from './require-person.js';

/** Says in which unit a colleague works and who approves, and hence reads, their hours. What is left out stays. */
export async function placePerson(ctx: Ctx, input: z.output<typeof placeInput>): Promise<Person> {
  const person = await requirePerson(ctx, input.id);
  authoriseManagement(ctx, person);
  const unit = input.unit === undefined ? person.unit : input.unit || null;
  const approverId = input.approverId === undefined ? person.approverId : input.approverId;
  if (approverId && approverId !== person.approverId) await requireApprover(ctx, approverId);
  if (unit !== person.unit || approverId !== person.approverId) {
    await changePerson(ctx, person.id, { unit, approverId });
    await tell(ctx, 'person.placed', { id: person.id, facts: { name: person.name, unit, approverId } });
  }
  return presentPerson(ctx, { ...person, unit, approverId });
}

async function requireApprover(ctx: Ctx, id: string): Promise<void> {
  const approver = await findPerson(ctx, id);
  if (!approver) throw new NotFound('person');
  if (approver.suspendedAt) throw new Invalid(`${approver.name} is suspended. Choose somebody who is active.`);
}
