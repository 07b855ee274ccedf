import type { TeamRole } from '@threadline/shared/kernel/roles';
import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { authorise, can } from '../platform/policy/authorise.js';

interface Colleague {
  id: string;
  role: string;
}

/** What the actor may do to a colleague: an admin never touches an owner, and nobody their own role. */
export function personAbilities(ctx: Ctx, colleague: Colleague): { changeRole: boolean; suspend: boolean } {
  const manages = can(ctx, 'person.manage') && reachesRole(ctx, colleague.role);
  const other = colleague.id !== ctx.personId;
  return { changeRole: manages && other, suspend: manages && other };
}

/** Names are for all; address, role and last sign-in for those who manage people, and for oneself. */
export function seesDetails(ctx: Ctx, colleague: { id: string }): boolean {
  return can(ctx, 'person.manage') || colleague.id === ctx.personId;
}

/** Ends with Forbidden where the actor may not give the role. */
export function authoriseRole(ctx: Ctx, role: TeamRole): void {
  authorise(ctx, 'person.manage');
  if (!reachesRole(ctx, role))
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
  if (!reachesRole(ctx, colleague.role))
    throw new Forbidden('Only an owner can change an owner. Ask one of your owners to do it.');
}

const reachesRole = (ctx: Ctx, role: string): boolean => ctx.role !== 'admin' || role !== 'owner';
