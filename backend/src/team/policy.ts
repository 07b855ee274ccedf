import type { Ctx } from '../platform/db/in-org.js';
import { can } from '../platform/policy/authorise.js';

interface Colleague {
  id: string;
  role: string;
}

/** What the actor may do to a colleague: an admin never touches an owner, and nobody their own role. */
export function personAbilities(ctx: Ctx, colleague: Colleague): { changeRole: boolean; suspend: boolean } {
  const manages = can(ctx, 'person.manage') && (ctx.role !== 'admin' || colleague.role !== 'owner');
  const other = colleague.id !== ctx.personId;
  return { changeRole: manages && other, suspend: manages && other };
}

/** Names are for all; address, role and last sign-in for those who manage people, and for oneself. */
export function seesDetails(ctx: Ctx, colleague: Colleague): boolean {
  return can(ctx, 'person.manage') || colleague.id === ctx.personId;
}
