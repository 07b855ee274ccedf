import type { Person, personById } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { endCredentials } from '../credential-queries.js';
import { tell } from '../events.js';
import { authoriseCut } from '../policy.js';
import { presentPerson } from '../present.js';
import { changePerson } from '../queries.js';
import { keepLastOwner, requireCut } from './require-person.js';

/** Shuts a colleague out at once: every session, device and API key ends with it. What they did stays. */
export async function suspendPerson(ctx: Ctx, { id }: z.output<typeof personById>): Promise<Person> {
  const person = await requireCut(ctx, id);
  authoriseCut(ctx, person);
  if (person.suspendedAt) return presentPerson(ctx, person);
  await keepLastOwner(ctx, person);
  await changePerson(ctx, id, { suspendedAt: ctx.now });
  await endCredentials(ctx, id);
  await tell(ctx, 'person.suspended', { id, facts: { name: person.name } });
  return presentPerson(ctx, { ...person, suspendedAt: ctx.now });
}

/** Lets a suspended colleague sign in again; ended devices and keys stay ended. */
export async function reinstatePerson(ctx: Ctx, { id }: z.output<typeof personById>): Promise<Person> {
  const person = await requireCut(ctx, id);
  authoriseCut(ctx, person);
  if (!person.suspendedAt) return presentPerson(ctx, person);
  if (person.removedAt) throw new Conflict(`${person.name} has left. Bring them back first.`);
  await changePerson(ctx, id, { suspendedAt: null });
  await tell(ctx, 'person.reinstated', { id, facts: { name: person.name } });
  return presentPerson(ctx, { ...person, suspendedAt: null });
}
