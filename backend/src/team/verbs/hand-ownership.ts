import { renewRights } from '../../platform/auth/end-credentials.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import { tell } from '../events.js';
import { authoriseRole } from '../policy.js';
import { changePerson, lockPeople, lockTeam, type PersonRow } from '../queries.js';

/** Makes a colleague an owner and the actor, who is one, an admin: at no moment is there no owner. */
export async function handOwnershipTo(ctx: Ctx, personId: string): Promise<{ id: string; name: string }> {
  authoriseRole(ctx, 'owner');
  await lockTeam(ctx);
  const held = await lockPeople(ctx, [ctx.personId, personId]);
  const self = held.find(({ id }) => id === ctx.personId);
  const next = held.find(({ id }) => id === personId);
  if (self?.role !== 'owner' || self.suspendedAt)
    throw new Forbidden('Your own role has just been changed. Load the page again.');
  if (!next || next.removedAt) throw new NotFound('person');
  if (next.id === self.id) throw new Invalid('Choose somebody else: you own the organisation already.');
  if (next.suspendedAt) throw new Invalid(`${next.name} is suspended. Choose somebody who is active.`);
  if (next.role === 'contractor')
    throw new Invalid(`${next.name} is a contractor. Give them another role first, or choose a colleague.`);
  if (next.role !== 'owner') await become(ctx, next, 'owner');
  await become(ctx, self, 'admin');
  return { id: next.id, name: next.name };
}

async function become(ctx: Ctx, { id, name, role: from }: PersonRow, to: 'owner' | 'admin'): Promise<void> {
  await changePerson(ctx, id, { role: to });
  await renewRights(ctx, { personId: id, role: to });
  await tell(ctx, 'person.role_changed', { id, facts: { name, from, to } });
}
