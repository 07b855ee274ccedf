import { type Permission, permissions } from '@threadline/shared/kernel/permissions';
import { type TeamRole, teamRoles } from '@threadline/shared/kernel/roles';
import { apiVersion, type Me } from '@threadline/shared/session/schema';
import { reachesRole } from '@threadline/shared/team/holding';
import { and, eq } from 'drizzle-orm';
import { organisations, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { can } from '../platform/policy/authorise.js';

/** Who is asking, in which organisation, and what their role holds. */
export async function readMe(ctx: Ctx): Promise<Me> {
  const [row] = await ctx.tx
    .select({ person: people, organisation: organisations })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, people.orgId))
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId)));
  if (!row) throw new NotFound('person');
  const { person, organisation } = row;
  const { id, name, slug, timeZone, locale } = organisation;
  return {
    organisation: { id, name, slug, timeZone, locale },
    person: { id: person.id, name: person.name, email: person.email, role: person.role as TeamRole },
    permissions: (Object.keys(permissions) as Permission[]).filter((permission) => can(ctx, permission)),
    givableRoles: givableRoles(ctx, person.role as TeamRole),
    ...(ctx.lacksFactor ? { lacksFactor: true } : {}),
    apiVersion,
    now: ctx.now.toISOString(),
  };
}

function givableRoles(ctx: Ctx, own: TeamRole): TeamRole[] {
  const mayGive = can(ctx, 'person.invite') || can(ctx, 'person.change_role');
  return mayGive ? teamRoles.filter((role) => reachesRole(own, role)) : [];
}
