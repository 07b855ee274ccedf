import type {
  brandOf as brandInput,
  entered,
  linkRequested,
  linkState,
  mailedLink,
  PortalBrand,
  requestLink as requestInput,
  unsubscribed,
} from '@threadline/shared/portal/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { brandOf } from '../../branding/service.js';
import { attemptLimit } from '../../platform/auth/attempt-limit.js';
import { hashSecret, newSecret } from '../../platform/auth/secrets.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { organisationBySlug } from '../../platform/db/organisations.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import type { PortalRequest } from '../../platform/http/portal-procedure.js';
import { changeGuest, contactOf, findGuestRow, hasAddress } from '../guests.js';
import { consumeLink, judgeLink, signInMinutes, unsubscribingGuest } from '../links.js';
import { portalLinkRequests } from '../schema.js';
import { openSession } from '../sessions.js';

const sentence = 'Too many links were asked for. Wait 15 minutes, and look into the mails that have come.';

/** How the organisation looks, for the page on which its customers sign in. */
export async function getBrand(
  { runtime }: PortalRequest,
  { organisation }: z.output<typeof brandInput>,
): Promise<PortalBrand> {
  return inOrg(runtime, systemOf(await organisationOf(runtime, organisation)), brandOf);
}

/**
 * Takes down that somebody wants in. Whether the address is known is found out by a job afterwards: answer and time are
 * the same for all. The link will open in this browser only.
 */
export async function requestLink(
  request: PortalRequest,
  { organisation, address, language }: z.output<typeof requestInput>,
): Promise<z.input<typeof linkRequested>> {
  const { runtime, origin } = request;
  const orgId = await organisationOf(runtime, organisation);
  const email = address.toLowerCase();
  const network = `network:${origin.ip ?? 'unknown'}`;
  await attemptLimit(runtime, [`portal:${orgId}:${email}`], { most: 5, sentence }).take();
  await attemptLimit(runtime, [network.replace('network:', 'portal-network:')], { most: 30, sentence }).take();
  const nonce = request.nonce ?? newSecret('tln');
  await inOrg(runtime, { ...systemOf(orgId), origin }, async (ctx) => {
    const id = newId();
    const row = { orgId, id, address: email, nonceHash: hashSecret(nonce), language, createdAt: ctx.now };
    await ctx.tx.insert(portalLinkRequests).values(row);
    await record(ctx, { name: 'portal.link_requested', subject: { type: 'portal_link_request', id } });
  });
  request.cookies.nonce(nonce);
  return { minutes: signInMinutes };
}

/** What the page behind a mailed link says before anybody presses its button. Changes nothing. */
export async function lookAtLink(
  { runtime, nonce }: PortalRequest,
  { organisation, token }: z.output<typeof mailedLink>,
): Promise<z.input<typeof linkState>> {
  return inOrg(runtime, systemOf(await organisationOf(runtime, organisation)), async (ctx) => {
    const judged = await judgeLink(ctx, token, nonce);
    return { state: judged.state, kind: judged.state === 'expired' ? null : judged.kind };
  });
}

/** Lets in whoever presses the button behind a mailed link: once, in time, and in the browser that asked for it. */
export async function enter(
  request: PortalRequest,
  { organisation, token }: z.output<typeof mailedLink>,
): Promise<z.input<typeof entered>> {
  const { runtime, nonce, userAgent, origin } = request;
  const orgId = await organisationOf(runtime, organisation);
  return inOrg(runtime, { ...systemOf(orgId), origin: { ...origin, source: 'portal' } }, async (ctx) => {
    const judged = await judgeLink(ctx, token, nonce);
    if (judged.state !== 'ready') return { state: judged.state };
    const guest = await admissible(ctx, judged.link);
    if (!guest) return { state: 'expired' };
    if (!(await consumeLink(ctx, judged.link))) return { state: 'used' };
    const session = await openSession(ctx, judged.link, userAgent);
    request.cookies.session(session.value, session.expiresAt);
    await record(ctx, {
      name: 'portal.signed_in',
      subject: { type: 'contact', id: judged.link.contactId },
      customerId: judged.link.customerId,
      data: { name: guest.name, by: judged.kind },
    });
    return { state: 'entered' };
  });
}

/** Stops the digest for whom its link was made; to be repeated at will. */
export async function unsubscribe(
  { runtime, origin }: PortalRequest,
  { organisation, token }: z.output<typeof mailedLink>,
): Promise<z.input<typeof unsubscribed>> {
  const orgId = await organisationOf(runtime, organisation);
  return inOrg(runtime, { ...systemOf(orgId), origin: { ...origin, source: 'portal' } }, async (ctx) => {
    const guest = await unsubscribingGuest(ctx, token);
    if (!guest) return { state: 'expired' };
    if ((await findGuestRow(ctx, guest))?.digest === 'off') return { state: 'unsubscribed' };
    await changeGuest(ctx, guest, { digest: 'off' });
    await record(ctx, {
      name: 'portal.settings_changed',
      subject: { type: 'contact', id: guest.contactId },
      customerId: guest.customerId,
      data: { changed: ['digest'] },
    });
    return { state: 'unsubscribed' };
  });
}

/** The contact of a link, if they belong to the customer still, have the address it went to, and their way in is open. */
async function admissible(
  ctx: Ctx,
  link: { customerId: string; contactId: string; sentTo: string | null },
): Promise<{ name: string } | null> {
  if (link.sentTo && !(await hasAddress(ctx, link.contactId, link.sentTo))) return null;
  const closed = (await findGuestRow(ctx, link))?.closedAt ?? null;
  return closed ? null : contactOf(ctx, link);
}

async function organisationOf(runtime: Runtime, slug: string): Promise<string> {
  const id = await organisationBySlug(runtime, slug);
  if (!id) throw new NotFound('portal');
  return id;
}
