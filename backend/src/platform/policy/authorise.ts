import { keyReaches } from '@threadline/shared/kernel/key-scopes';
import { type Permission, type Scope, scopeOf } from '@threadline/shared/kernel/permissions';
import type { Ctx } from '../db/in-org.js';
import { Forbidden } from '../errors.js';
import { requireFactor } from './require-proof.js';

/** What decides about one object: who made it, and to whom it is given. Rows out of scope never get this far. */
export interface Owned {
  /** The author or owner of the row. */
  personId?: string | null;
  assigneeId?: string | null;
}

/** What a decision needs to know of the actor. */
export type Who = Pick<Ctx, 'role' | 'personId' | 'scopes' | 'lacksFactor'>;

/** Ends with Forbidden unless the actor holds the permission, for this object where one is given, and may use it yet. */
export function authorise(ctx: Who, permission: Permission, object?: Owned): void {
  if (!can(ctx, permission, object)) {
    throw new Forbidden(
      'Your role does not allow this. Ask an owner or admin of your organisation to do it or to change your role.',
    );
  }
  requireFactor(ctx, permission);
}

/** Whether the actor holds the permission; computed for the `abilities` of replies. */
export function can(ctx: Who, permission: Permission, object?: Owned): boolean {
  if (ctx.role === 'system') return true;
  const scope = scopeOf(ctx.role, permission);
  return scope !== null && (!ctx.scopes || keyReaches(ctx.scopes, permission)) && reaches(ctx, scope, object);
}

function reaches(ctx: Who, scope: Scope, object: Owned | undefined): boolean {
  if (!object) return true;
  if (scope === 'own') return object.personId === ctx.personId;
  if (scope === 'items') return object.assigneeId === undefined || object.assigneeId === ctx.personId;
  return true;
}
