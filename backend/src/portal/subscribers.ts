import { and, eq } from 'drizzle-orm';
import { brandOf, senderNameOf } from '../branding/service.js';
import { customers } from '../customers/schema.js';
import { queueMail } from '../mail-outbox/service.js';
import { organisationOf } from '../platform/auth/organisation-of.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { letterLanguage } from '../platform/mail/letter.js';
import { contactOf, guestsByAddress, languageOf } from './guests.js';
import { portalLettersIn } from './letters.js';
import { inviteHours, makeLink, signInMinutes, voidEntryLinks } from './links.js';
import { portalLinkRequests } from './schema.js';
import { endSessionsOf } from './sessions.js';

/** Mails a link to whoever asked for one, if their address may come in; otherwise nothing is sent. */
export function sendRequestedLink(publicBaseUrl: string): Subscriber {
  return {
    name: 'send-portal-link',
    events: ['portal.link_requested'],
    urgent: true,
    run: async (ctx, event) => {
      const { orgId, id } = portalLinkRequests;
      const [asked] = await ctx.tx
        .delete(portalLinkRequests)
        .where(and(eq(orgId, ctx.orgId), eq(id, event.subjectId)))
        .returning();
      if (!asked) return;
      const [guest] = await guestsByAddress(ctx, asked.address);
      if (!guest) return;
      const { slug, name } = await brandOf(ctx);
      const { nonceHash, address: sentTo } = asked;
      const link = await makeLink(ctx, { purpose: 'sign_in', ...guest, nonceHash, sentTo }, { publicBaseUrl, slug });
      const letter = portalLettersIn(asked.language).signIn({ organisation: name, link, minutes: signInMinutes });
      await queueMail(ctx, { to: asked.address, senderName: await senderNameOf(ctx), ...letter });
    },
  };
}

/** Mails the welcome with a first link to a contact whom the team has invited. */
export function sendInvitation(publicBaseUrl: string): Subscriber {
  return {
    name: 'send-portal-invitation',
    events: ['portal.invited'],
    run: async (ctx, event) => {
      if (!event.customerId) return;
      const guest = { customerId: event.customerId, contactId: event.subjectId };
      const contact = await contactOf(ctx, guest);
      if (!contact?.address) return;
      const { slug, name } = await brandOf(ctx);
      await voidEntryLinks(ctx, guest);
      const sentTo = contact.address;
      const link = await makeLink(ctx, { purpose: 'invite', ...guest, sentTo }, { publicBaseUrl, slug });
      const letter = portalLettersIn(
        await languageOf(ctx, guest, letterLanguage((await organisationOf(ctx)).locale)),
      ).invite({
        ...{ organisation: name, link, hours: inviteHours },
        company: await companyName(ctx, guest.customerId),
      });
      await queueMail(ctx, { to: contact.address, senderName: await senderNameOf(ctx), ...letter });
    },
  };
}

/** Ends the sessions and mailed links of who has been shut out, so that none comes to life again when they are let in. */
export const endShutSessions: Subscriber = {
  name: 'end-portal-sessions',
  events: ['portal.access_closed'],
  run: async (ctx, event) => {
    if (!event.customerId) return;
    const guest = { customerId: event.customerId, contactId: event.subjectId };
    await endSessionsOf(ctx, guest);
    await voidEntryLinks(ctx, guest);
  },
};

export async function companyName(ctx: Ctx, customerId: string): Promise<string> {
  const [row] = await ctx.tx
    .select({ name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId)));
  return row?.name ?? '';
}
