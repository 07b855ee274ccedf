import {
  type chooseCompany as chooseInput,
  digestRhythms,
  type done,
  type PortalSettings,
  portalLanguages,
  type saveSettings as saveInput,
  type Visitor,
} from '@threadline/shared/portal/schema';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { toBrand } from '../../branding/service.js';
import { type Ctx, inOrg } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { type PortalRequest, type SignedInGuest, signedIn, writerOf } from '../../platform/http/portal-procedure.js';
import { changeGuest, findGuestRow } from '../guests.js';
import { portalSessions } from '../schema.js';
import { endSession, isOver } from '../sessions.js';

const company = z.object({ id: z.string(), name: z.string() });
const greeting = z.object({
  name: z.string(),
  company,
  companies: z.array(company),
  ...{ slug: z.string(), organisation: z.string(), timeZone: z.string() },
  ...{ accent: z.string().nullable(), logoHash: z.string().nullable() },
  ...{ digest: z.enum(digestRhythms), language: z.enum(portalLanguages), welcomed: z.boolean() },
});

/** Who is here, of which company, in whose portal. */
export async function greet(request: PortalRequest): Promise<Visitor> {
  const known = greeting.parse(signedIn(request).greeting);
  const { name, organisation, slug, accent, logoHash, digest, language, welcomed, ...rest } = known;
  return {
    name,
    firstName: name.split(/\s+/)[0] ?? name,
    company: rest.company,
    companies: rest.companies,
    timeZone: rest.timeZone,
    brand: toBrand({ slug, organisation, accent, logoHash }),
    settings: { digest, language, welcomed },
  };
}

/** Notes that the guest is here; the team is told once for each visit. */
export async function noteVisit(ctx: Ctx, guest: SignedInGuest): Promise<z.input<typeof done>> {
  const lastSeenAt = (await findGuestRow(ctx, guest))?.lastSeenAt ?? null;
  const isNew = isOver(lastSeenAt, ctx.now);
  await changeGuest(ctx, guest, { lastSeenAt: ctx.now, ...(isNew ? { previousVisitAt: lastSeenAt } : {}) });
  if (!isNew) return { done: true };
  await record(ctx, {
    name: 'portal.visited',
    subject: { type: 'contact', id: guest.contactId },
    customerId: guest.customerId,
    data: { name: guest.name },
  });
  return { done: true };
}

/** Changes what the guest has set; what is not named stays. */
export async function saveSettings(
  ctx: Ctx,
  guest: SignedInGuest,
  { digest, language, welcomed }: z.output<typeof saveInput>,
): Promise<PortalSettings> {
  const change = {
    ...(digest ? { digest } : {}),
    ...(language ? { language } : {}),
    ...(welcomed === undefined ? {} : { welcomedAt: welcomed ? ctx.now : null }),
  };
  if (Object.keys(change).length > 0) {
    await changeGuest(ctx, guest, change);
    await record(ctx, {
      name: 'portal.settings_changed',
      subject: { type: 'contact', id: guest.contactId },
      customerId: guest.customerId,
      data: { changed: Object.keys(change) },
    });
  }
  const row = await findGuestRow(ctx, guest);
  return {
    digest: row?.digest ?? 'weekly',
    language: row?.language ?? 'en',
    welcomed: (row?.welcomedAt ?? null) !== null,
  };
}

/** Goes on as somebody of another of the guest's companies. */
export async function chooseCompany(
  ctx: Ctx,
  guest: SignedInGuest,
  { companyId }: z.output<typeof chooseInput>,
): Promise<z.input<typeof done>> {
  const { companies } = greeting.parse(guest.greeting);
  if (!companies.some((one) => one.id === companyId)) throw new NotFound('company');
  await ctx.tx
    .update(portalSessions)
    .set({ customerId: companyId })
    .where(and(eq(portalSessions.orgId, ctx.orgId), eq(portalSessions.id, guest.sessionId)));
  return { done: true };
}

/** Ends this session. */
export async function signOut(request: PortalRequest): Promise<z.input<typeof done>> {
  const { guest } = request;
  request.cookies.forgetSession();
  if (!guest) return { done: true };
  await inOrg(request.runtime, writerOf(request, guest), async (ctx) => {
    await endSession(ctx, guest.sessionId);
    const subject = { type: 'contact', id: guest.contactId };
    await record(ctx, { name: 'portal.signed_out', subject, customerId: guest.customerId });
  });
  return { done: true };
}
