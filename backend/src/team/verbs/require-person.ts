import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countOtherOwners, findPerson, lockPerson, lockTeam, type PersonRow } from '../queries.js';

/** The colleague, held for a change; NotFound where the organisation has none. */
export async function requirePerson(ctx: Ctx, id: string): Promise<PersonRow> {
  authorise(ctx, 'person.manage');
  const row = await lockPerson(ctx, id);
  if (!row) throw new NotFound('person');
  return row;
}

/**
 * The colleague, held for a cut. Cuts come one after the other, and who was cut a moment ago cuts nobody any more:
 * otherwise two owners could remove each other at once.
 */
export async function requireCut(ctx: Ctx, id: string): Promise<PersonRow> {
  authorise(ctx, 'person.manage');
  await lockTeam(ctx);
  if (ctx.role !== 'system') {
    const self = await findPerson(ctx, ctx.personId);
    if (self?.role !== ctx.role || self.suspendedAt)
      throw new Forbidden('Your own role has just been changed. Load the page again.');
  }
  return requirePerson(ctx, id);
}

/** Ends with Conflict where the person is the organisation's only owner who can sign in. */
export async function keepLastOwner(ctx: Ctx, person: PersonRow): Promise<void> {
  if (person.role !== 'owner' || person.suspendedAt !== null) return;
  if ((await countOtherOwners(ctx, person.id)) > 0) return;
  throw new Conflict(`${person.name} is the last owner of your organisation. Make somebody else an owner first.`);
}
