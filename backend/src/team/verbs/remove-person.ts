import { handedKinds } from '@threadline/shared/team/holding';
import type { Person, personById, removePerson as removeInput } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import { endAssignments } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { stopTimerOf } from '../../time/service.js';
import { endCredentials, forgetSignIn } from '../credential-queries.js';
import { tell } from '../events.js';
import { insertHanded } from '../handed-queries.js';
import { authoriseCut, isLongGone } from '../policy.js';
import { presentPerson } from '../present.js';
import { changePerson, findByAddress } from '../queries.js';
import { giveBack } from './give-back.js';
import { handOver } from './hand-over.js';
import { keepLastOwner, requireCut } from './require-person.js';

/**
 * Ends a colleague's time here: shut out at once, open work with their successors, the address free for somebody new.
 * What they wrote keeps their name, and what is theirs alone, such as personal mail, stays unseen.
 */
export async function removePerson(ctx: Ctx, input: z.output<typeof removeInput>): Promise<Person> {
  authorise(ctx, 'person.remove');
  const person = await requireCut(ctx, input.id);
  authoriseCut(ctx, person);
  if (person.removedAt) return presentPerson(ctx, person);
  await keepLastOwner(ctx, person);
  const { counts, successors } = await handOver(ctx, person, { kinds: handedKinds, to: input.handover ?? {} });
  const ended = await endAssignments(ctx, { person });
  await insertHanded(
    ctx,
    person.id,
    ended.map((itemId) => ({ kind: 'assigned', itemId, toId: person.id })),
  );
  await stopTimerOf(ctx, person.id);
  const gone = { removedAt: ctx.now, suspendedAt: person.suspendedAt ?? ctx.now };
  await changePerson(ctx, person.id, gone);
  await endCredentials(ctx, person.id);
  await forgetSignIn(ctx, person.id);
  const { name, role } = person;
  const facts = { name, role, handed: { ...counts, assigned: ended.length }, successors };
  await tell(ctx, 'person.removed', { id: person.id, facts });
  return presentPerson(ctx, { ...person, ...gone });
}

/**
 * Takes a removal back within 30 days, with the former role and the work that their successors have left open. They set a
 * new password before they sign in again.
 */
export async function restorePerson(ctx: Ctx, { id }: z.output<typeof personById>): Promise<Person> {
  authorise(ctx, 'person.remove');
  const person = await requireCut(ctx, id);
  authoriseCut(ctx, person);
  if (!person.removedAt) return presentPerson(ctx, person);
  if (isLongGone(ctx, person))
    throw new Conflict(`${person.name} left more than 30 days ago. Invite them again instead.`);
  if (await findByAddress(ctx, person.email))
    throw new Conflict(`${person.email} belongs to somebody else here by now. Invite ${person.name} anew instead.`);
  // A removal suspends at the same instant; an older suspension stood before, and stays.
  const suspendedAt = person.suspendedAt?.getTime() === person.removedAt.getTime() ? null : person.suspendedAt;
  const back = { removedAt: null, suspendedAt };
  await changePerson(ctx, id, back);
  const returned = await giveBack(ctx, { ...person, ...back });
  await tell(ctx, 'person.restored', { id, facts: { name: person.name, role: person.role, returned } });
  return presentPerson(ctx, { ...person, ...back });
}
