import { and, desc, eq, getTableColumns, ilike, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { internalNotes, noteMentions } from './schema.js';

export type NoteRow = Awaited<ReturnType<typeof selectNotes>>[number];

function selectNotes(ctx: Ctx) {
  const { orgId: _orgId, ...columns } = getTableColumns(internalNotes);
  return ctx.tx
    .select({ ...columns, authorName: people.name })
    .from(internalNotes)
    .leftJoin(people, and(eq(people.orgId, internalNotes.orgId), eq(people.id, internalNotes.authorId)))
    .$dynamic();
}

const inOrganisation = (ctx: Ctx) => eq(internalNotes.orgId, ctx.orgId);

/** One note, removed or not; undefined where the actor does not see it. */
export async function findNote(ctx: Ctx, id: string): Promise<NoteRow | undefined> {
  const [row] = await selectNotes(ctx).where(and(inOrganisation(ctx), eq(internalNotes.id, id)));
  return row;
}

interface NoteFilter {
  customerId: string;
  search?: string | undefined;
  limit: number;
  from: { at: string; id: string } | null;
}

/** Newest first, from a position on; one row more than the page holds. */
export function pageOfNotes(ctx: Ctx, { customerId, search, limit, from }: NoteFilter): Promise<NoteRow[]> {
  const { createdAt, id, body, removedAt } = internalNotes;
  const conditions: (SQL | undefined)[] = [
    inOrganisation(ctx),
    eq(internalNotes.customerId, customerId),
    isNull(removedAt),
    search ? ilike(body, `%${search.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
    from ? sql`(${createdAt}, ${id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
  ];
  return selectNotes(ctx)
    .where(and(...conditions))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
}

/** Bodies of the newest notes of each of some customers, then of the newest that the actor sees at all; each once. */
export async function newestNotes(
  ctx: Ctx,
  { customerIds, ofEach, all }: { customerIds: readonly string[]; ofEach: number; all: number },
) {
  const rows = await ctx.tx.execute<NewestNote>(sql`
    with concerned as (select n.* from unnest(${uuidArray(customerIds)}) c(id) cross join lateral (
        select * from internal_notes n where n.org_id = ${ctx.orgId} and n.customer_id = c.id and n.removed_at is null
        order by n.created_at desc, n.id desc limit ${ofEach}) n),
      recent as (select * from internal_notes n where n.org_id = ${ctx.orgId} and n.removed_at is null
        order by n.id desc limit ${all})
    select n.body, n.customer_id as "customerId", c.name as "customerName", n.author_id as "authorId", p.name as "authorName"
    from (select * from concerned union select * from recent) n
    join customers c on c.org_id = n.org_id and c.id = n.customer_id
    left join people p on p.org_id = n.org_id and p.id = n.author_id
    order by n.customer_id = any(${uuidArray(customerIds)}) desc, n.id desc`);
  return [...rows];
}

interface NewestNote extends Record<string, unknown> {
  body: string;
  customerId: string;
  customerName: string;
  authorId: string | null;
  authorName: string | null;
}

/** The beginnings of notes that the actor sees, by id. */
export async function beginningsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: internalNotes.id, beginning: sql<string>`left(${internalNotes.body}, 1200)` })
    .from(internalNotes)
    .where(and(inOrganisation(ctx), inArray(internalNotes.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.beginning]));
}

/** Who is mentioned in the notes, by note. */
export async function mentionsOf(
  ctx: Ctx,
  noteIds: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const found = new Map<string, { id: string; name: string }[]>();
  if (noteIds.length === 0) return found;
  const rows = await ctx.tx
    .select({ noteId: noteMentions.noteId, id: people.id, name: people.name })
    .from(noteMentions)
    .innerJoin(people, and(eq(people.orgId, noteMentions.orgId), eq(people.id, noteMentions.personId)))
    .where(and(eq(noteMentions.orgId, ctx.orgId), inArray(noteMentions.noteId, [...noteIds])))
    .orderBy(people.name, people.id);
  for (const { noteId, ...person } of rows) found.set(noteId, [...(found.get(noteId) ?? []), person]);
  return found;
}

export async function insertNote(
  ctx: Ctx,
  row: Omit<typeof internalNotes.$inferInsert, 'orgId' | 'id'> & { id: string },
  mentioned: readonly string[],
): Promise<void> {
  await ctx.tx.insert(internalNotes).values({ ...row, orgId: ctx.orgId });
  await insertMentions(ctx, row.id, mentioned);
}

/** Writes a change if the note is still at this version; tells whether it was. */
export async function changeNote(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
  change: Partial<typeof internalNotes.$inferInsert>,
): Promise<boolean> {
  const rows = await ctx.tx
    .update(internalNotes)
    .set({ ...change, version: version + 1 })
    .where(and(inOrganisation(ctx), eq(internalNotes.id, id), eq(internalNotes.version, version)))
    .returning({ id: internalNotes.id });
  return rows.length === 1;
}

/** Replaces the mentions of a note. */
export async function setMentions(ctx: Ctx, noteId: string, personIds: readonly string[]): Promise<void> {
  const ofNote = and(eq(noteMentions.orgId, ctx.orgId), eq(noteMentions.noteId, noteId));
  await ctx.tx.delete(noteMentions).where(ofNote);
  await insertMentions(ctx, noteId, personIds);
}

async function insertMentions(ctx: Ctx, noteId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await ctx.tx.insert(noteMentions).values(personIds.map((personId) => ({ orgId: ctx.orgId, noteId, personId })));
}
