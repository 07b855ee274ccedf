import type { TeamRole } from '@threadline/shared/kernel/roles';
import { reachesRole } from '@threadline/shared/team/holding';
import type { Person } from '@threadline/shared/team/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { authorise, can } from '../platform/policy/authorise.js';

interface Colleague {
  id: string;
  role: TeamRole;
  removedAt: Date | null;
}

/** How long a removal, and what it handed over, can be taken back. */
export const daysToComeBack = 30;

/** What the actor may do to a colleague: an admin never touches an owner, and nobody their own role. */
export function personAbilities(ctx: Ctx, colleague: Colleague): Person['abilities'] {
  const manages = can(ctx, 'person.manage') && mayGive(ctx, colleague.role);
  const other = manages && colleague.id !== ctx.personId;
  const here = colleague.removedAt === null;
  return {
    edit: manages && here,
    changeRole: other && here && can(ctx, 'person.change_role'),
    suspend: other && here,
    remove: other && here && can(ctx, 'person.remove'),
    restore: other && !here && !isLongGone(ctx, colleague) && can(ctx, 'person.remove'),
  };
}

/** Whether somebody left so long ago that they are invited anew rather than brought back. */
export function isLongGone(ctx: Pick<Ctx, 'now'>, { removedAt }: { removedAt: Date | null }): boolean {
  return removedAt !== null && ctx.now.getTime() - removedAt.getTime() > daysToComeBack * 86_400_000;
}

/** What the actor may do with an invitation that waits. */
export function invitationAbilities(ctx: Ctx, role: TeamRole): { resend: boolean; withdraw: boolean } {
  return {
    resend: can(ctx, 'person.invite') && mayGive(ctx, role),
    withdraw: can(ctx, 'person.manage') && mayGive(ctx, role),
  };
}

/** Names are for all; address, role and last sign-in for those who manage people, and for oneself. */
export function seesDetails(ctx: Ctx, colleague: { id: string }): boolean {
  return can(ctx, 'person.manage') || colleague.id === ctx.personId;
}

/** Ends with Forbidden where the actor may not give the role. */
export function authoriseRole(ctx: Ctx, role: TeamRole): void {
  authorise(ctx, 'person.manage');
  if (!mayGive(ctx, role))
    throw new Forbidden('Only an owner can make somebody an owner. Ask one of your owners to do it.');
}

/** Ends with Forbidden where the actor may not change the role of this colleague, or suspend them. */
export function authoriseCut(ctx: Ctx, colleague: Colleague): void {
  authorise(ctx, 'person.manage');
  if (colleague.id === ctx.personId) {
    throw new Forbidden('Nobody changes their own role or suspends themself. Ask another owner or admin to do it.');
  }
  authoriseManagement(ctx, colleague);
}

/** Ends with Forbidden where an admin would change an owner. */
export function authoriseManagement(ctx: Ctx, colleague: Colleague): void {
  authorise(ctx, 'person.manage');
  if (!mayGive(ctx, colleague.role))
    throw new Forbidden('Only an owner can change an owner. Ask one of your owners to do it.');
}

// The product itself may; portal guests hold none of these permissions.
const mayGive = ({ role: own }: Ctx, role: TeamRole): boolean =>
  own === 'system' || own === 'portal' || reachesRole(own, role);
