import type { Invitation } from '@threadline/shared/team/invitations';
import type { Person } from '@threadline/shared/team/schema';
import type { Ctx } from '../platform/db/in-org.js';
import type { InvitationRow } from './invitation-queries.js';
import { invitationAbilities, personAbilities, seesDetails } from './policy.js';
import type { PersonRow } from './queries.js';

const unseen = {
  ...{ email: null, role: null, unit: null, approverId: null },
  ...{ suspendedAt: null, removedAt: null, lastSeenAt: null },
};

/** The colleague as the actor may see them. */
export function presentPerson(ctx: Ctx, row: PersonRow): Person {
  const { id, name, email, role } = row;
  const abilities = personAbilities(ctx, row);
  if (!seesDetails(ctx, row)) return { ...{ id, name, abilities }, ...unseen };
  return {
    ...{ id, name, email, role, abilities, unit: row.unit, approverId: row.approverId },
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}

export function presentInvitation(ctx: Ctx, row: InvitationRow): Invitation {
  const { id, email, name, role, state, inviter } = row;
  const abilities = invitationAbilities(ctx, role);
  const waits = state === 'open' || state === 'expired' || state === 'void';
  return {
    ...{ id, email, name, role, state, invitedBy: inviter },
    customers: row.customerIds.length,
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    abilities: { resend: waits && abilities.resend, withdraw: waits && abilities.withdraw },
  };
}
