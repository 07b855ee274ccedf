import type { Permission } from '@threadline/shared/kernel/permissions';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { type ContactRow, findContact, lockContact } from '../queries.js';

/** The contact, held for a change that needs the permission. Out of reach is NotFound, in reach and not allowed Forbidden. */
export async function requireContact(ctx: Ctx, id: string, permission: Permission): Promise<ContactRow> {
  if (can(ctx, permission)) await lockContact(ctx, id);
  const row = await findContact(ctx, id);
  if (!row) throw new NotFound('contact');
  authorise(ctx, permission);
  return row;
}
