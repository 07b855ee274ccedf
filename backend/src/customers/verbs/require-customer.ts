import type { Permission } from '@threadline/shared/kernel/permissions';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { type CustomerRow, findDetail, lockCustomer } from '../queries.js';

/** The customer, held for a change that needs the permission. Out of reach is NotFound, in reach and not allowed Forbidden. */
export async function requireCustomer(ctx: Ctx, id: string, permission: Permission): Promise<CustomerRow> {
  if (!can(ctx, permission) && (await findDetail(ctx, id))) authorise(ctx, permission);
  const row = can(ctx, permission) ? await lockCustomer(ctx, id) : null;
  if (!row) throw new NotFound('customer');
  return row;
}
