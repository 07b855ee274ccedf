import { scopeOf } from '@threadline/shared/kernel/permissions';
import { lostWith } from '@threadline/shared/team/holding';
import type { Person, renamePerson as renameInput, changeRole as roleInput } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import { renewRights } from '../../platform/auth/end-credentials.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { stopTimerOf } from '../../time/service.js';
import { tell } from '../events.js';
import { authoriseCut, authoriseManagement, authoriseRole } from '../policy.js';
import { presentPerson } from '../present.js';
import { changePerson } from '../queries.js';
import { giveBack } from './give-back.js';
import { handOver } from './hand-over.js';
import { keepLastOwner, requireCut, requirePerson } from './require-person.js';

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
 * the event ends open streams. What the new role cannot hold goes to successors in the same step. The last owner stays one.
 */
export async function changeRole(ctx: Ctx, input: z.output<typeof roleInput>): Promise<Person> {
  const { id, role } = input;
  authorise(ctx, 'person.change_role');
  const person = await requireCut(ctx, id);
  authoriseCut(ctx, person);
  authoriseRole(ctx, role);
  if (person.removedAt) throw new Conflict(`${person.name} has left. Bring them back first.`);
  if (role === person.role) return presentPerson(ctx, person);
  await keepLastOwner(ctx, person);
  const { counts: handed, successors } = await handOver(ctx, person, {
    kinds: lostWith(role),
    to: input.handover ?? {},
  });
  if (scopeOf(role, 'time.track') === null) await stopTimerOf(ctx, id);
  await changePerson(ctx, id, { role });
  await renewRights(ctx, { personId: id, role });
  const returned = input.giveBack ? { returned: await giveBack(ctx, { ...person, role }) } : {};
  const facts = { name: person.name, from: person.role, to: role, ...returned };
  await tell(ctx, 'person.role_changed', {
    id,
    facts: lostWith(role).length > 0 ? { ...facts, handed, successors } : facts,
  });
  return presentPerson(ctx, { ...person, role });
}
