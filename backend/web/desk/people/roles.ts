import { teamRoles } from '@threadline/shared/kernel/roles';
import type { Me } from '@threadline/shared/session/schema';
import { reachesRole } from '@threadline/shared/team/holding';

export type TeamRole = Me['person']['role'];

/** The roles one may give: up to one's own; an admin makes no owner. */
export function rolesUpTo(own: TeamRole): readonly TeamRole[] {
  return teamRoles.filter((role) => reachesRole(own, role));
}
