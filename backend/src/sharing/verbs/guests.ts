import type { invited, portalGuestOf, Sharing } from '@threadline/shared/portal/sharing-schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { changeGuest, contactOf, type GuestKey, inviteHours } from '../../portal/service.js';
import { findCustomer } from '../queries.js';
import { sharingOf } from './sharing-of.js';

type Key = z.output<typeof portalGuestOf>;

/** Mails a contact a welcome with a link that lets them in once; the mail goes out after the commit. */
export async function invite(ctx: Ctx, key: Key): Promise<z.input<typeof invited>> {
  authorise(ctx, 'portal.invite');
  const contact = await requireGuest(ctx, key);
  if (!contact.address) throw new Invalid('This contact has no e-mail address. Add one, then invite them.');
  await changeGuest(ctx, key, { invitedAt: ctx.now, closedAt: null });
  await tell(ctx, 'portal.invited', key);
  const expiresAt = new Date(ctx.now.getTime() + inviteHours * 3_600_000).toISOString();
  return { address: contact.address, expiresAt };
}

/** Ends a contact's visits at once and lets them in no more; their next request is refused. */
export async function closeAccess(ctx: Ctx, key: Key): Promise<Sharing> {
  return setAccess(ctx, key, { closedAt: ctx.now, event: 'portal.access_closed' });
}

/** Lets a contact in again, with a link that they ask for. */
export async function openAccess(ctx: Ctx, key: Key): Promise<Sharing> {
  return setAccess(ctx, key, { closedAt: null, event: 'portal.access_opened' });
}

async function setAccess(
  ctx: Ctx,
  key: Key,
  { closedAt, event }: { closedAt: Date | null; event: 'portal.access_closed' | 'portal.access_opened' },
): Promise<Sharing> {
  authorise(ctx, 'portal.invite');
  await requireGuest(ctx, key);
  await changeGuest(ctx, key, { closedAt });
  await tell(ctx, event, key);
  return sharingOf(ctx, { customerId: key.customerId });
}

async function requireGuest(ctx: Ctx, key: GuestKey) {
  if (!(await findCustomer(ctx, key.customerId))) throw new NotFound('customer');
  const contact = await contactOf(ctx, key);
  if (!contact) throw new NotFound('contact');
  return contact;
}

async function tell(
  ctx: Ctx,
  name: 'portal.invited' | 'portal.access_closed' | 'portal.access_opened',
  { customerId, contactId }: GuestKey,
): Promise<void> {
  await record(ctx, { name, subject: { type: 'contact', id: contactId }, customerId });
}
