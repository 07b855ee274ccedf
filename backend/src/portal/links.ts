import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { GuestKey } from './guests.js';
import { type linkPurposes, portalLinks } from './schema.js';

export const signInMinutes = 10;
export const inviteHours = 72;
const unsubscribeDays = 365;

type Purpose = (typeof linkPurposes)[number];
type LinkRow = typeof portalLinks.$inferSelect;

const lifetimes: Record<Purpose, number> = {
  sign_in: signInMinutes * 60_000,
  invite: inviteHours * 3_600_000,
  unsubscribe: unsubscribeDays * 86_400_000,
};

/** The page of the portal behind each link, and the letter of its token. */
const pages: Record<Purpose, string> = { sign_in: 'enter', invite: 'enter', unsubscribe: 'unsubscribe' };

export interface LinkToMake extends GuestKey {
  purpose: Purpose;
  /** The address that it is mailed to. */
  sentTo?: string;
  nonceHash?: string | null;
}

/** A new link for one purpose. Its token stands behind `#`, where no server log and no referrer ever sees it. */
export async function makeLink(
  ctx: Ctx,
  { purpose, customerId, contactId, nonceHash = null, sentTo }: LinkToMake,
  portal: { publicBaseUrl: string; slug: string },
): Promise<string> {
  const token = newSecret('tlm');
  await ctx.tx.insert(portalLinks).values({
    ...{
      orgId: ctx.orgId,
      tokenHash: hashSecret(token),
      purpose,
      customerId,
      contactId,
      nonceHash,
      sentTo: sentTo ?? null,
    },
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + lifetimes[purpose]),
  });
  return `${portal.publicBaseUrl}/portal/${portal.slug}/${pages[purpose]}#${token}`;
}

export type LinkJudgement =
  | { state: 'expired' }
  | { state: 'ready' | 'used' | 'other_browser'; kind: 'sign_in' | 'invite'; link: LinkRow };

/** What a link is worth in this browser, without using it. Unknown and expired links answer alike. */
export async function judgeLink(ctx: Ctx, token: string, nonce: string | null): Promise<LinkJudgement> {
  const [link] = await ctx.tx.select().from(portalLinks).where(isLink(ctx, token));
  if (!link || link.purpose === 'unsubscribe' || link.expiresAt <= ctx.now) return { state: 'expired' };
  const kind = link.purpose;
  if (link.usedAt) return { state: 'used', kind, link };
  const asked = link.nonceHash === null || (nonce !== null && hashSecret(nonce) === link.nonceHash);
  return { state: asked ? 'ready' : 'other_browser', kind, link };
}

/** Uses a link up; false where somebody else has just done so. */
export async function consumeLink(ctx: Ctx, link: LinkRow): Promise<boolean> {
  const rows = await ctx.tx
    .update(portalLinks)
    .set({ usedAt: ctx.now })
    .where(and(eq(portalLinks.orgId, ctx.orgId), eq(portalLinks.tokenHash, link.tokenHash), isNull(portalLinks.usedAt)))
    .returning({ tokenHash: portalLinks.tokenHash });
  return rows.length === 1;
}

/** Makes a guest's mailed ways in worthless: those sent before may lie where they should not. */
export async function voidEntryLinks(ctx: Ctx, guest: GuestKey): Promise<void> {
  const { orgId, customerId, contactId, purpose, usedAt } = portalLinks;
  const ofGuest = and(eq(orgId, ctx.orgId), eq(customerId, guest.customerId), eq(contactId, guest.contactId));
  await ctx.tx
    .update(portalLinks)
    .set({ usedAt: ctx.now })
    .where(and(ofGuest, inArray(purpose, ['sign_in', 'invite']), isNull(usedAt)));
}

/** Whom a link of a digest stops the digest for; null where it is unknown or too old. */
export async function unsubscribingGuest(ctx: Ctx, token: string): Promise<GuestKey | null> {
  const { customerId, contactId, purpose, expiresAt } = portalLinks;
  const [row] = await ctx.tx
    .select({ customerId, contactId })
    .from(portalLinks)
    .where(and(isLink(ctx, token), eq(purpose, 'unsubscribe'), gt(expiresAt, ctx.now)));
  return row ?? null;
}

const isLink = (ctx: Ctx, token: string) =>
  and(eq(portalLinks.orgId, ctx.orgId), eq(portalLinks.tokenHash, hashSecret(token)));
