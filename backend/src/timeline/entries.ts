import { previewOf } from '@threadline/shared/timeline/preview';
import type { TimelineKind } from '@threadline/shared/timeline/schema';
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { inColumns } from '../platform/db/in-columns.js';
import { type Ctx, systemPersonId } from '../platform/db/in-org.js';
import type { ToldEvent } from '../platform/events/domain-event.js';
import { timelineEntries } from './schema.js';
import { wordsOf } from './words.js';

/** What an entry says beyond its event. */
export interface EntryText {
  customerId: string;
  kind: TimelineKind;
  title?: string;
  /** Shown in part and found by search. */
  words?: string | null | undefined;
  /** Found by search only: the text itself is kept elsewhere. */
  hiddenWords?: string | undefined;
  at?: Date;
  fromName?: string | null;
  /** Null where the doer is no colleague; the actor of the request unless given. */
  actorId?: string | null;
  subject?: { type: string; id: string };
  taskId?: string | null;
  customerFacing?: boolean;
  system?: boolean;
  sensitive?: boolean;
  visibleTo?: string | null;
}

/** Adds an entry for an event; the same one again changes nothing, so that a reading can be repeated. */
export async function addEntry(ctx: Ctx, event: ToldEvent, text: EntryText): Promise<void> {
  // No conflict target: with one, PostgreSQL would also ask whether the writer may read the row.
  await ctx.tx
    .insert(timelineEntries)
    .values(rowOf(ctx, event, text))
    .onConflictDoNothing();
}

/** Adds entries of any number of events in one statement. */
export async function addEntries(ctx: Ctx, entries: readonly { event: ToldEvent; text: EntryText }[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ event, text }) => ({ ...columnsOf(ctx, event, text), words: searchWordsOf(text) }));
  await ctx.tx.execute(sql`select add_timeline_entries(${inColumns(rows)}::json)`);
}

function rowOf(ctx: Ctx, event: ToldEvent, text: EntryText): typeof timelineEntries.$inferInsert {
  return { ...columnsOf(ctx, event, text), search: searchVectorOf(text) as unknown as string };
}

function columnsOf(ctx: Ctx, event: ToldEvent, text: EntryText) {
  const byProduct = ctx.personId === systemPersonId;
  const subject = text.subject ?? event.subject;
  return {
    orgId: ctx.orgId,
    id: newId(),
    customerId: text.customerId,
    at: text.at ?? event.at,
    kind: text.kind,
    event: event.name,
    source: ctx.origin.source,
    title: text.title ?? '',
    preview: previewOf(text.words),
    fromName: text.fromName ?? ctx.guestName ?? null,
    actorId: text.actorId !== undefined ? text.actorId : byProduct || ctx.guestName ? null : ctx.personId,
    subjectType: subject.type,
    subjectId: subject.id,
    threadId: event.threadId ?? null,
    taskId: text.taskId ?? null,
    customerFacing: text.customerFacing ?? false,
    system: text.system ?? byProduct,
    sensitive: text.sensitive ?? false,
    visibleTo: text.visibleTo ?? null,
    toldBy: text.subject?.id ?? event.id,
  };
}

/** Words that search finds an entry by; without language rules, since one timeline holds several languages. */
export function searchVectorOf(text: Partial<EntryText>): SQL {
  return sql`to_tsvector('simple', ${searchWordsOf(text)})`;
}

function searchWordsOf({ title, words, hiddenWords, fromName }: Partial<EntryText>): string {
  return wordsOf([title, words, hiddenWords, fromName].filter(Boolean).join(' ')).join(' ');
}

type Change = {
  [Column in keyof typeof timelineEntries.$inferInsert]?: (typeof timelineEntries.$inferInsert)[Column] | SQL;
};

/** Rewrites the entries of the event's subject in place. */
export async function changeEntries(ctx: Ctx, event: ToldEvent, change: Change): Promise<void> {
  await ctx.tx.update(timelineEntries).set(change).where(ofSubject(ctx, event.subject.id));
}

/** Shows the entries of one mail, until now its owner's alone, to everyone in scope. */
export async function openEntries(ctx: Ctx, subjectId: string): Promise<void> {
  await ctx.tx.update(timelineEntries).set({ visibleTo: null }).where(ofSubject(ctx, subjectId));
}

/** Hides all entries of the event's subject. */
export async function hideEntries(ctx: Ctx, event: ToldEvent): Promise<void> {
  const shown = and(ofSubject(ctx, event.subject.id), isNull(timelineEntries.removedAt));
  await ctx.tx.update(timelineEntries).set({ removedAt: ctx.now }).where(shown);
}

/** Shows the hidden entries of the event's subject again. */
export async function showEntries(ctx: Ctx, event: ToldEvent): Promise<void> {
  const hidden = and(ofSubject(ctx, event.subject.id), isNotNull(timelineEntries.removedAt));
  await ctx.tx.update(timelineEntries).set({ removedAt: null }).where(hidden);
}

function ofSubject(ctx: Ctx, subjectId: string) {
  return and(eq(timelineEntries.orgId, ctx.orgId), eq(timelineEntries.subjectId, subjectId));
}
