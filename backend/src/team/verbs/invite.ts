import { mayHold } from '@threadline/shared/team/holding';
import type { Invitation, invitePerson, listInvitations as listInput } from '@threadline/shared/team/invitations';
import { invitationHours } from '@threadline/shared/team/invitations';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { requireCustomers } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, LimitReached, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tellOfInvitation } from '../events.js';
import {
  countSince,
  findInvitation,
  findInvitations,
  findWaiting,
  type InvitationRow,
  insertInvitation,
  lockInvitations,
  withdraw,
} from '../invitation-queries.js';
import { authoriseRole } from '../policy.js';
import { presentInvitation } from '../present.js';
import { findByAddress } from '../queries.js';

const mostPeopleADay = 50;
const mostMailsADay = 5;
const day = 86_400_000;

interface Invited {
  email: string;
  role: InvitationRow['role'];
  name: string | null;
  customerIds: string[];
}

/**
 * Asks somebody to join, by a mail with a link that works once. The address must be new to the organisation: an
 * invitation never touches the sign-in of somebody who has one.
 */
export async function invite(ctx: Ctx, input: z.output<typeof invitePerson>): Promise<Invitation> {
  authorise(ctx, 'person.invite');
  authoriseRole(ctx, input.role);
  const customerIds = [...new Set(input.customerIds)];
  if (customerIds.length > 0 && !mayHold(input.role, 'customers') && input.role !== 'read_only')
    throw new Invalid('A contractor works on tasks and not on customers. Leave the customers out.');
  await requireCustomers(ctx, customerIds);
  const email = input.email.toLowerCase();
  await lockInvitations(ctx);
  const waiting = await findWaiting(ctx, email);
  if (waiting?.state === 'open')
    throw new Conflict(`${email} has an open invitation already. Send that one again, or withdraw it first.`);
  return send(ctx, { email, role: input.role, name: input.name ?? null, customerIds }, waiting);
}

/** Sends an invitation again: with a new link, good for another three days. The link before is worth nothing then. */
export async function resendInvitation(ctx: Ctx, { id }: { id: string }): Promise<Invitation> {
  authorise(ctx, 'person.invite');
  await lockInvitations(ctx);
  const before = await requireInvitation(ctx, id);
  authoriseRole(ctx, before.role);
  if (before.state === 'accepted') throw new Conflict(`${before.email} has joined already.`);
  if (before.state === 'withdrawn') throw new Conflict('This invitation was withdrawn. Invite the person anew.');
  return send(ctx, before, before);
}

/** Makes the mailed link worthless. One that is withdrawn already stays so. */
export async function withdrawInvitation(ctx: Ctx, { id }: { id: string }): Promise<Invitation> {
  authorise(ctx, 'person.manage');
  await lockInvitations(ctx);
  const before = await requireInvitation(ctx, id);
  authoriseRole(ctx, before.role);
  if (before.state === 'accepted')
    throw new Conflict(`${before.email} has joined already. Suspend or remove the person instead.`);
  if (await withdraw(ctx, id)) await tellOfInvitation(ctx, 'invitation.withdrawn', before);
  return presentInvitation(ctx, await requireInvitation(ctx, id));
}

/** Invitations, newest first. */
export async function listInvitations(ctx: Ctx, input: z.output<typeof listInput>) {
  authorise(ctx, 'person.manage');
  const page = await findInvitations(ctx, input);
  return { items: page.items.map((row) => presentInvitation(ctx, row)), nextCursor: page.nextCursor };
}

async function send(ctx: Ctx, invited: Invited, before: InvitationRow | undefined): Promise<Invitation> {
  const { email, role, name, customerIds } = invited;
  if (await findByAddress(ctx, email))
    throw new Conflict(`${email} belongs to somebody in your organisation already. Change that person instead.`);
  await keepLimits(ctx, email);
  const id = newId();
  if (before) await withdraw(ctx, before.id, id);
  const expiresAt = new Date(ctx.now.getTime() + invitationHours * 3_600_000);
  await insertInvitation(ctx, { id, email, role, name, customerIds, invitedBy: ctx.personId, expiresAt });
  await tellOfInvitation(ctx, 'invitation.sent', { id, role, name });
  return presentInvitation(ctx, await requireInvitation(ctx, id));
}

async function keepLimits(ctx: Ctx, email: string): Promise<void> {
  const sent = await countSince(ctx, email, new Date(ctx.now.getTime() - day));
  if (sent.toAddress >= mostMailsADay)
    throw new LimitReached(
      `${email} got ${mostMailsADay} invitations today. Wait until tomorrow, or ask them to look.`,
    );
  if (sent.people >= mostPeopleADay && sent.toAddress === 0)
    throw new LimitReached(`Your organisation invited ${mostPeopleADay} people today. Go on tomorrow.`);
}

async function requireInvitation(ctx: Ctx, id: string): Promise<InvitationRow> {
  const row = await findInvitation(ctx, id);
  if (!row) throw new NotFound('invitation');
  return row;
}
