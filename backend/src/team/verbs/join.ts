import type { acceptInvitation as acceptInput, SeenInvitation } from '@threadline/shared/team/invitations';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { assignMany } from '../../customers/service.js';
import { attemptLimit } from '../../platform/auth/attempt-limit.js';
import { organisationOf } from '../../platform/auth/organisation-of.js';
import { requireGoodPassword } from '../../platform/auth/password-rules.js';
import { hashPassword } from '../../platform/auth/passwords.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.js';
import { tell, tellOfInvitation } from '../events.js';
import { findInvitation, type InvitationRow, noteWhoJoined, useUp } from '../invitation-queries.js';
import { insertPerson } from '../queries.js';

export interface Joining {
  runtime: Runtime;
  origin: Origin;
}

type Joined = Pick<Actor, 'orgId' | 'personId' | 'role'>;

const mostTries = 60;
const tooMany = 'Too many invitations were tried from here. Wait 15 minutes, and open the newest mail.';

/** What the page behind a mailed link says. Changes nothing; unknown, used and expired tokens answer alike. */
export async function lookAtInvitation(joining: Joining, { token }: { token: string }): Promise<SeenInvitation> {
  const { orgId, id } = await placeOf(joining, token);
  return inOrg(joining.runtime, systemOf(orgId), async (ctx) => {
    const { email, name, role, inviter } = await requireOpen(ctx, id);
    return { organisation: (await organisationOf(ctx)).name, inviter: inviter.name, email, name, role };
  });
}

/**
 * Lets the invited person in: once, in time, and as far as who invited them may still give the role. Makes a person of
 * this organisation; whoever has the same address in another one is somebody else.
 */
export async function acceptInvitation(joining: Joining, input: z.output<typeof acceptInput>): Promise<Joined> {
  const { orgId, id } = await placeOf(joining, input.token);
  const about = await inOrg(joining.runtime, systemOf(orgId), async (ctx) => {
    const { email } = await requireOpen(ctx, id);
    const { name, slug } = await organisationOf(ctx);
    return [input.name, email, name, slug];
  });
  await requireGoodPassword(input.password, about);
  const passwordHash = await hashPassword(input.password);
  return inOrg(joining.runtime, { ...systemOf(orgId), origin: joining.origin }, async (ctx) => {
    if (!(await useUp(ctx, { id, hash: hashSecret(input.token) }))) throw gone();
    const invited = await requireStanding(ctx, id);
    const personId = await addInvited(ctx, invited, { name: input.name, passwordHash });
    await assignMany(ctx, { person: { id: personId, name: input.name }, customerIds: invited.customerIds });
    return { orgId, personId, role: invited.role };
  });
}

async function addInvited(
  ctx: Ctx,
  invited: InvitationRow,
  { name, passwordHash }: { name: string; passwordHash: string },
): Promise<string> {
  const { id: invitationId, email, role, inviter } = invited;
  const id = newId();
  if (!(await insertPerson(ctx, { id, name, email, role, passwordHash, createdAt: ctx.now })))
    throw new Conflict(`${email} belongs to somebody in this organisation already. Sign in with it instead.`);
  await noteWhoJoined(ctx, invitationId, id);
  await tellOfInvitation(ctx, 'invitation.accepted', { id: invitationId, role, name });
  await tell(ctx, 'person.added', { id, facts: { name, role, invitedBy: inviter.id } });
  return id;
}

/** Where a token leads to, for whoever does not try too many. */
async function placeOf({ runtime, origin }: Joining, token: string): Promise<{ orgId: string; id: string }> {
  const subjects = [`join-network:${origin.ip ?? 'unknown'}`];
  await attemptLimit(runtime, subjects, { most: mostTries, sentence: tooMany }).take();
  const [place] = await runtime.db.sql<{ orgId: string; id: string }[]>`
    select org_id as "orgId", id from find_invitation(${hashSecret(token)})`;
  if (!place) throw gone();
  return place;
}

async function requireOpen(ctx: Ctx, id: string): Promise<InvitationRow> {
  const row = await findInvitation(ctx, id);
  if (row?.state === 'void') throw voided(row);
  if (row?.state !== 'open') throw gone();
  return row;
}

// The state is that of an accepted one by now, hence the inviter's own standing.
async function requireStanding(ctx: Ctx, id: string): Promise<InvitationRow> {
  const row = await findInvitation(ctx, id);
  if (!row) throw gone();
  if (!row.inviterStands) throw voided(row);
  return row;
}

const voided = ({ inviter }: InvitationRow) =>
  new Forbidden(`${inviter.name} cannot invite you any more. Ask an owner or admin there for a new invitation.`);

const gone = () =>
  new Invalid(
    'This invitation cannot be used any more: it was used, withdrawn or sent again, or is older than three days. ' +
      'Open the newest mail, or ask the person who invited you for another.',
  );
