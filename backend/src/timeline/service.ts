import type { listTimeline as listInput, TimelineItem, timelinePage } from '@threadline/shared/timeline/schema';
import type * as z from 'zod';
import { factsOfMeetings } from '../meetings/service.js';
import { notePreviews } from '../notes/service.js';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { visibleCustomer } from '../tasks/service.js';
import { type EntryRow, pageOfEntries } from './queries.js';
import { searchEntries } from './search-entries.js';
import { searchQueryOf } from './words.js';

type Page = z.input<typeof timelinePage>;

/** A page of a customer's timeline, newest first, as far as the reader sees it. */
export async function listTimeline(ctx: Ctx, { search, cursor, ...filter }: z.output<typeof listInput>): Promise<Page> {
  await visibleCustomer(ctx, filter.customerId);
  const words = search ? searchQueryOf(search) : undefined;
  // What holds no letter and no digit occurs nowhere.
  if (words === null) return { items: [], nextCursor: null };
  const [at, id] = readCursor(cursor, instantCursor) ?? [];
  const position = at === undefined || id === undefined ? null : { at, id };
  const rows = words
    ? await searchEntries(ctx, { ...filter, position }, words)
    : await pageOfEntries(ctx, { ...filter, position });
  const { items, nextCursor } = pageFrom(rows, filter.limit, (row) => [row.at.toISOString(), row.id]);
  return { items: await toItems(ctx, items), nextCursor };
}

async function toItems(ctx: Ctx, rows: EntryRow[]): Promise<TimelineItem[]> {
  const idsOf = (type: string) => rows.filter((row) => row.subjectType === type).map((row) => row.subjectId);
  const notes = await notePreviews(ctx, idsOf('note'));
  const meetings = await factsOfMeetings(ctx, idsOf('meeting'));
  return rows.map((row) => ({
    ...meetings.get(row.subjectId),
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    source: row.source,
    title: row.title || (notes.get(row.subjectId) ?? ''),
    preview: row.preview ?? notes.get(row.subjectId) ?? null,
    event: row.event,
    actor: row.actorId ? { id: row.actorId, name: row.actorName ?? '' } : null,
    from: row.fromName,
    subject: { type: row.subjectType, id: row.subjectId },
    threadId: row.threadId,
    system: row.system,
    customerFacing: row.customerFacing,
  }));
}
