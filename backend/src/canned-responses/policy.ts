import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { can } from '../platform/policy/authorise.js';
import type { CannedRow } from './queries.js';

/** The team's texts are for owners and admins to change, one's own for oneself. */
export const mayEdit = (ctx: Ctx, { ownerId }: Pick<CannedRow, 'ownerId'>): boolean =>
  can(ctx, 'canned_response.write', { personId: ownerId });

export function requireEditable(ctx: Ctx, row: CannedRow): void {
  if (!mayEdit(ctx, row)) throw teamsOnly();
}

/** Ends with Forbidden for whoever writes only for themselves. */
export function requireShareable(ctx: Ctx): void {
  if (!can(ctx, 'canned_response.write', { personId: null })) throw teamsOnly();
}

const teamsOnly = () =>
  new Forbidden('Texts of the team are kept by owners and admins. Write one of your own, or ask them.');
