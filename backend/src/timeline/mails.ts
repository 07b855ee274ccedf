import { previewOf } from '@threadline/shared/timeline/preview';
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import type { ToldEvent } from '../platform/events/domain-event.js';
import { linkedCustomersOf, type TimelineMessage, timelineMessages } from '../threads/service.js';
import { addEntries, addEntry, changeEntries, type EntryText, openEntries, searchVectorOf } from './entries.js';
import { timelineEntries } from './schema.js';

/** Mails were stored: each shows on the timeline of every customer that its thread is linked to. */
export function readStoredMails(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  return withWholeOrganisation(ctx, async (whole) => {
    for (const { data, subject } of events) if (data?.wasPersonal === true) await openMail(whole, subject.id);
    const customers = await linkedCustomersOf(whole, idsOf(events.map((event) => event.threadId)));
    const linked = events.filter((event) => customers.has(event.threadId ?? ''));
    if (linked.length === 0) return;
    const mails = await timelineMessages(whole, { messageIds: idsOf(linked.map((event) => event.subject.id)) });
    const entries = linked.flatMap((event) =>
      mails.filter((mail) => mail.id === event.subject.id).flatMap((mail) => entriesOf(event, mail, customers)),
    );
    await addEntries(ctx, entries);
  });
}

async function openMail(ctx: Ctx, messageId: string): Promise<void> {
  await openEntries(ctx, messageId);
  await ctx.tx.execute(sql`update timeline_entries set visible_to = null where org_id = ${ctx.orgId} and subject_id in (
    select id from meetings where org_id = ${ctx.orgId} and message_id = ${messageId})`);
}

/** More or less of a mail is kept from now on: its entries say what it says. */
export async function readRewrittenMail(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { id } = event.subject;
  await withWholeOrganisation(ctx, async (whole) => {
    const [mail] = await timelineMessages(whole, { messageIds: [id] });
    if (!mail) return;
    const { subject: title, snippet: words, fromName } = mail;
    await changeEntries(whole, event, {
      title,
      preview: previewOf(words),
      search: searchVectorOf({ title, words, fromName }),
    });
  });
}

/** Customers were linked to threads, or links came back: all mails of a thread show on its customer's timeline. */
export async function readLinks(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  const places = events.flatMap((event) => placeOf(event) ?? []);
  if (places.length === 0) return;
  await withWholeOrganisation(ctx, async (whole) => {
    await setHidden(whole, places, false);
    const known = await knownMails(whole, places);
    const mails = await timelineMessages(whole, { threadIds: idsOf(places.map((place) => place.threadId)) });
    const asImported = { ...ctx, origin: { ...ctx.origin, source: 'import' as const } };
    const entries = places.flatMap(({ event, threadId, customerId }) =>
      mails
        .filter((mail) => mail.threadId === threadId && !known.has(`${customerId} ${mail.id}`))
        .map((mail) => ({ event: { ...event, name: 'message.stored' as const }, text: entryOf(mail, customerId) })),
    );
    await addEntries(asImported, entries);
  });
  for (const { event, customerId } of places) await tellOfLink(ctx, event, customerId);
}

/** Customers were taken off threads: the mails leave those customers' timelines, whoever could see them. */
export async function readUnlinks(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  const places = events.flatMap((event) => placeOf(event) ?? []);
  if (places.length === 0) return;
  await withWholeOrganisation(ctx, (whole) => setHidden(whole, places, true));
  for (const { event, customerId } of places) await tellOfLink(ctx, event, customerId);
}

interface ThreadOfCustomer {
  event: ToldEvent;
  threadId: string;
  customerId: string;
}

function placeOf(event: ToldEvent): ThreadOfCustomer | null {
  const { threadId, customerId } = event;
  return threadId && customerId ? { event, threadId, customerId } : null;
}

const idsOf = (ids: readonly (string | null | undefined)[]) => [...new Set(ids.filter((id) => typeof id === 'string'))];

/** People's decisions are worth a line; the thousands of links that an import makes are not. */
async function tellOfLink(ctx: Ctx, event: ToldEvent, customerId: string): Promise<void> {
  if (ctx.role === 'system') return;
  const title = String(event.data?.subject ?? '');
  await addEntry(ctx, event, { customerId, kind: 'link_change', title, system: true });
}

function entriesOf(event: ToldEvent, mail: TimelineMessage, customers: ReadonlyMap<string, readonly string[]>) {
  return (customers.get(mail.threadId) ?? []).map((customerId) => ({ event, text: entryOf(mail, customerId) }));
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

function mailsOf(ctx: Ctx, places: readonly ThreadOfCustomer[]) {
  const { orgId, threadId, customerId, kind } = timelineEntries;
  const threadIds = uuidArray(places.map((place) => place.threadId));
  const customerIds = uuidArray(places.map((place) => place.customerId));
  const isPlace = sql`(${threadId}, ${customerId}) in (select * from unnest(${threadIds}, ${customerIds}))`;
  // What the mails say of meetings comes and goes with them; what a colleague logged stays.
  return and(eq(orgId, ctx.orgId), isPlace, or(eq(kind, 'email'), eq(timelineEntries.subjectType, 'meeting')));
}

async function setHidden(ctx: Ctx, places: readonly ThreadOfCustomer[], hidden: boolean): Promise<void> {
  const { removedAt } = timelineEntries;
  await ctx.tx
    .update(timelineEntries)
    .set({ removedAt: hidden ? ctx.now : null })
    .where(and(mailsOf(ctx, places), hidden ? isNull(removedAt) : isNotNull(removedAt)));
}

/** Which mails stand on which customer's timeline already: both ids of each. */
async function knownMails(ctx: Ctx, places: readonly ThreadOfCustomer[]): Promise<Set<string>> {
  const { customerId, subjectId } = timelineEntries;
  const rows = await ctx.tx.select({ customerId, subjectId }).from(timelineEntries).where(mailsOf(ctx, places));
  return new Set(rows.map((row) => `${row.customerId} ${row.subjectId}`));
}
