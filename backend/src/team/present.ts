import type { Person } from '@threadline/shared/team/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { personAbilities, seesDetails } from './policy.js';
import type { PersonRow } from './queries.js';

const unseen = { email: null, role: null, unit: null, approverId: null, suspendedAt: null, lastSeenAt: null };

/** The colleague as the actor may see them. */
export function presentPerson(ctx: Ctx, row: PersonRow): Person {
  const { id, name, email, role } = row;
  const abilities = personAbilities(ctx, row);
  if (!seesDetails(ctx, row)) return { ...{ id, name, abilities }, ...unseen };
  return {
    ...{ id, name, email, role, abilities, unit: row.unit, approverId: row.approverId },
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
