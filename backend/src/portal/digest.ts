import { and, eq, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import { brandOf, senderNameOf } from '../branding/service.js';
import { queueMail } from '../mail-outbox/service.js';
import { organisations } from '../platform/auth/schema.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { throughPortal } from '../platform/db/in-portal.js';
import { organisationIds } from '../platform/db/organisations.js';
import { record } from '../platform/events/record.js';
import { contactOf, type GuestKey, isGuest } from './guests.js';
import { portalLettersIn } from './letters.js';
import { makeLink } from './links.js';
import { portalGuests } from './schema.js';
import { companyName } from './subscribers.js';
import { newsOf } from './verbs/look.js';

type Guest = typeof portalGuests.$inferSelect;

/** A little less than the rhythm, so that a job that comes a minute early does not skip a day. */
const rhythmHours = { daily: 23, weekly: 24 * 7 - 1 };

/**
 * Mails guests what is new for them, each in the rhythm they have set, and nothing where nothing is. How far a guest has
 * been told is written with the mail itself, so that no job that comes twice tells it twice.
 */
export async function sendDigests(runtime: Runtime, publicBaseUrl: string): Promise<number> {
  let sent = 0;
  for (const id of await organisationIds(runtime)) {
    const due = await inOrg(runtime, systemOf(id), guestsInTurn);
    for (const guest of due) {
      if (await inOrg(runtime, systemOf(id), (ctx) => sendDigest(ctx, guest, publicBaseUrl))) sent += 1;
    }
  }
  return sent;
}

/** Guests who have been here and whose rhythm is over. */
function guestsInTurn(ctx: Ctx): Promise<Guest[]> {
  const { orgId, digest, lastSeenAt, closedAt } = portalGuests;
  return ctx.tx
    .select()
    .from(portalGuests)
    .where(and(eq(orgId, ctx.orgId), ne(digest, 'off'), isNotNull(lastSeenAt), isNull(closedAt), isInTurn(ctx)));
}

function isInTurn(ctx: Ctx) {
  const { digest, toldUntil } = portalGuests;
  const hoursAgo = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000);
  return or(
    isNull(toldUntil),
    and(eq(digest, 'daily'), lte(toldUntil, hoursAgo(rhythmHours.daily))),
    and(eq(digest, 'weekly'), lte(toldUntil, hoursAgo(rhythmHours.weekly))),
  );
}

async function sendDigest(ctx: Ctx, { customerId, contactId }: Guest, publicBaseUrl: string): Promise<boolean> {
  const guest = await claim(ctx, { customerId, contactId });
  const contact = guest ? await contactOf(ctx, guest) : null;
  if (!guest || !contact?.address) return false;
  const news = await newsFor(ctx, guest);
  if (news.length === 0) return false;
  const { slug, name } = await brandOf(ctx);
  const stop = await makeLink(ctx, { purpose: 'unsubscribe', customerId, contactId }, { publicBaseUrl, slug });
  const letter = portalLettersIn(guest.language).digest({
    ...{ organisation: name, company: await companyName(ctx, customerId), news, stop },
    link: `${publicBaseUrl}/portal/${slug}`,
  });
  await queueMail(ctx, { to: contact.address, senderName: await senderNameOf(ctx), ...letter });
  await ctx.tx.update(portalGuests).set({ toldUntil: ctx.now }).where(isGuest(ctx, guest));
  await record(ctx, { name: 'portal.digest_sent', subject: { type: 'contact', id: contactId }, customerId });
  return true;
}

/** The guest, kept from other jobs, if it is still their turn. */
async function claim(ctx: Ctx, key: GuestKey): Promise<Guest | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(portalGuests)
    .where(and(isGuest(ctx, key), ne(portalGuests.digest, 'off'), isNull(portalGuests.closedAt), isInTurn(ctx)))
    .for('update', { skipLocked: true });
  return row;
}

/** What came after the guest was here and was told last. */
async function newsFor(ctx: Ctx, guest: Guest) {
  const [organisation] = await ctx.tx.select({ timeZone: organisations.timeZone }).from(organisations);
  const known = [guest.lastSeenAt, guest.toldUntil].map((at) => at?.getTime() ?? 0);
  const { orgId, customerId, contactId } = guest;
  const eyes = { orgId, customerId, contactId, since: new Date(Math.max(...known)) };
  return throughPortal(ctx, { ...eyes, timeZone: organisation?.timeZone ?? 'UTC' }, { look: newsOf });
}
