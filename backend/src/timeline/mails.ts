import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import { linkedCustomers, type TimelineMessage, timelineMessages } from '../threads/service.js';
import { addEntries, addEntry, type EntryText, openEntries, type ToldEvent } from './entries.js';
import { timelineEntries } from './schema.js';

/** A mail was stored: it shows on the timeline of every customer that its thread is linked to. */
export function readStoredMail(ctx: Ctx, event: ToldEvent): Promise<void> {
  return withWholeOrganisation(ctx, async (whole) => {
    const { threadId } = event;
    if (!threadId) return;
    if (event.data?.wasPersonal === true) await openEntries(whole, event.subject.id);
    const customerIds = await linkedCustomers(whole, threadId);
    if (customerIds.length === 0) return;
    const mails = await timelineMessages(whole, threadId, event.subject.id);
    await addEntries(
      ctx,
      event,
      customerIds.flatMap((id) => mails.map((mail) => entryOf(mail, id))),
    );
  });
}

/** A customer was linked to a thread, or the link came back: all its mails show on that customer's timeline. */
export async function readLink(ctx: Ctx, event: ToldEvent): Promise<void> {
  const place = placeOf(event);
  if (!place) return;
  await withWholeOrganisation(ctx, async (whole) => {
    await setHidden(whole, place, false);
    const known = await knownMails(whole, place);
    const mails = (await timelineMessages(whole, place.threadId)).filter((mail) => !known.has(mail.id));
    const stored = { ...event, name: 'message.stored' as const };
    const asImported = { ...ctx, origin: { ...ctx.origin, source: 'import' as const } };
    await addEntries(
      asImported,
      stored,
      mails.map((mail) => entryOf(mail, place.customerId)),
    );
  });
  await tellOfLink(ctx, event, place.customerId);
}

/** A customer was taken off a thread: its mails leave that customer's timeline, whoever could see them. */
export async function readUnlink(ctx: Ctx, event: ToldEvent): Promise<void> {
  const place = placeOf(event);
  if (!place) return;
  await withWholeOrganisation(ctx, (whole) => setHidden(whole, place, true));
  await tellOfLink(ctx, event, place.customerId);
}

interface ThreadOfCustomer {
  threadId: string;
  customerId: string;
}

function placeOf({ threadId, customerId }: ToldEvent): ThreadOfCustomer | null {
  return threadId && customerId ? { threadId, customerId } : null;
}

/** People's decisions are worth a line; the thousands of links that an import makes are not. */
async function tellOfLink(ctx: Ctx, event: ToldEvent, customerId: string): Promise<void> {
  if (ctx.role === 'system') return;
  const title = String(event.data?.subject ?? '');
  await addEntry(ctx, event, { customerId, kind: 'link_change', title, system: true });
}

function entryOf(mail: TimelineMessage, customerId: string): EntryText {
  return {
    customerId,
    kind: 'email',
    title: mail.subject,
    words: mail.snippet,
    fromName: mail.fromName,
    actorId: null,
    subject: { type: 'message', id: mail.id },
    customerFacing: true,
    system: false,
    visibleTo: mail.ownerId,
    ...(mail.sentAt ? { at: mail.sentAt } : {}),
  };
}

function mailsOf(ctx: Ctx, { threadId, customerId }: ThreadOfCustomer) {
  return and(
    eq(timelineEntries.orgId, ctx.orgId),
    eq(timelineEntries.threadId, threadId),
    eq(timelineEntries.customerId, customerId),
    eq(timelineEntries.kind, 'email'),
  );
}

async function setHidden(ctx: Ctx, place: ThreadOfCustomer, hidden: boolean): Promise<void> {
  const { removedAt } = timelineEntries;
  await ctx.tx
    .update(timelineEntries)
    .set({ removedAt: hidden ? ctx.now : null })
    .where(and(mailsOf(ctx, place), hidden ? isNull(removedAt) : isNotNull(removedAt)));
}

async function knownMails(ctx: Ctx, place: ThreadOfCustomer): Promise<Set<string>> {
  const rows = await ctx.tx.select({ id: timelineEntries.subjectId }).from(timelineEntries).where(mailsOf(ctx, place));
  return new Set(rows.map((row) => row.id));
}
