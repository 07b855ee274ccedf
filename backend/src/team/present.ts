import type { Person } from '@threadline/shared/team/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { personAbilities, seesDetails } from './policy.js';
import type { PersonRow } from './queries.js';

/** The colleague as the actor may see them. */
export function presentPerson(ctx: Ctx, row: PersonRow): Person {
  const { id, name, email, role } = row;
  const abilities = personAbilities(ctx, row);
  if (!seesDetails(ctx, row))
    return { id, name, email: null, role: null, suspendedAt: null, lastSeenAt: null, abilities };
  return {
    ...{ id, name, email, role, abilities },
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
