import type { listMeetings as listInput, Meeting } from '@threadline/shared/meetings/schema';
import { and, asc, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { messages, threadCustomerLinks } from '../threads/schema.js';
import { meetingPeople, meetings } from './schema.js';

export type MeetingRow = typeof meetings.$inferSelect;
export type PersonRow = typeof meetingPeople.$inferSelect;

/** One change of a meeting at a time; the lock ends with the transaction. */
export async function lockMeeting(ctx: Ctx, uid: string): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`meeting ${ctx.orgId} ${uid}`}, 0))`);
}

export interface Identity {
  uid: string;
  recurrenceId: string;
  organiser: string | null;
}

/** The meeting with the mail that it came by last. */
export async function findMeeting(ctx: Ctx, { uid, recurrenceId, organiser }: Identity) {
  const [row] = await ctx.tx
    .select({ meeting: meetings, threadId: messages.threadId, shared: messages.shared, from: messages.fromAddress })
    .from(meetings)
    .innerJoin(messages, and(eq(messages.orgId, meetings.orgId), eq(messages.id, meetings.messageId)))
    .where(
      and(
        eq(meetings.orgId, ctx.orgId),
        eq(meetings.uid, uid),
        eq(meetings.recurrenceId, recurrenceId),
        sql`coalesce(${meetings.organiser}, '') = ${organiser ?? ''}`,
      ),
    );
  return row ?? null;
}

export async function insertMeeting(ctx: Ctx, row: Omit<MeetingRow, 'orgId'>): Promise<void> {
  await ctx.tx.insert(meetings).values({ ...row, orgId: ctx.orgId });
}

export async function changeMeeting(ctx: Ctx, id: string, change: Partial<MeetingRow>): Promise<void> {
  await ctx.tx
    .update(meetings)
    .set(change)
    .where(and(eq(meetings.orgId, ctx.orgId), eq(meetings.id, id)));
}

export function peopleOf(ctx: Ctx, meetingId: string): Promise<PersonRow[]> {
  return ctx.tx
    .select()
    .from(meetingPeople)
    .where(and(eq(meetingPeople.orgId, ctx.orgId), eq(meetingPeople.meetingId, meetingId)));
}

/** Writes the people of a meeting; those who are not named any more go. */
export async function replacePeople(
  ctx: Ctx,
  meetingId: string,
  people: readonly Omit<PersonRow, 'orgId' | 'meetingId'>[],
) {
  await ctx.tx
    .delete(meetingPeople)
    .where(and(eq(meetingPeople.orgId, ctx.orgId), eq(meetingPeople.meetingId, meetingId)));
  if (people.length > 0)
    await ctx.tx.insert(meetingPeople).values(people.map((person) => ({ ...person, orgId: ctx.orgId, meetingId })));
}

export async function writePerson(ctx: Ctx, meetingId: string, person: Omit<PersonRow, 'orgId' | 'meetingId'>) {
  const { attendance, answeredAt } = person;
  await ctx.tx
    .insert(meetingPeople)
    .values({ ...person, orgId: ctx.orgId, meetingId })
    .onConflictDoUpdate({
      target: [meetingPeople.orgId, meetingPeople.meetingId, meetingPeople.address],
      set: { attendance, answeredAt },
    });
}

/** What a stored mail says of meetings, and who may see the mail. */
export async function findInvitation(ctx: Ctx, messageId: string) {
  const { id, threadId, calendar, fromAddress, shared, outgoing, sentAt } = messages;
  const [row] = await ctx.tx
    .select({ id, threadId, calendar, fromAddress, shared, outgoing, sentAt })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, messageId)));
  return row ?? null;
}

const people = sql<Meeting['people']>`(select coalesce(json_agg(json_build_object('address', p.address, 'name', p.name,
    'attendance', p.attendance) order by p.address), '[]')
  from meeting_people p where p.org_id = meetings.org_id and p.meeting_id = meetings.id)`;

/** A page of meetings, earliest first, as far as the asker may read the mails that they came by. */
export async function pageOfMeetings(ctx: Ctx, filter: z.output<typeof listInput>) {
  const last = readCursor(filter.cursor, instantCursor);
  const after = last
    ? sql`(${meetings.startsAt}, ${meetings.id}) > (${last[0]}::timestamptz, ${last[1]}::uuid)`
    : undefined;
  const rows = await ctx.tx
    .select({ meeting: meetings, threadId: messages.threadId, people })
    .from(meetings)
    .innerJoin(messages, and(eq(messages.orgId, meetings.orgId), eq(messages.id, meetings.messageId)))
    .where(and(eq(meetings.orgId, ctx.orgId), wanted(ctx, filter), after))
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, ({ meeting }) => [meeting.startsAt.toISOString(), meeting.id]);
}

/** What is known of these meetings, as far as the asker may read the mails that they came by. */
export function selectFacts(ctx: Ctx, ids: readonly string[]) {
  const { id, place, startsAt, endsAt, allDay, state } = meetings;
  return ctx.tx
    .select({ id, place, startsAt, endsAt, allDay, state, people })
    .from(meetings)
    .innerJoin(messages, and(eq(messages.orgId, meetings.orgId), eq(messages.id, meetings.messageId)))
    .where(and(eq(meetings.orgId, ctx.orgId), inArray(id, [...ids])));
}

function wanted(ctx: Ctx, { threadId, customerId, from }: z.output<typeof listInput>): SQL | undefined {
  return and(
    threadId ? eq(messages.threadId, threadId) : undefined,
    customerId ? sql`${messages.threadId} in ${threadsOf(ctx, customerId)}` : undefined,
    from ? gte(sql`coalesce(${meetings.endsAt}, ${meetings.startsAt})`, new Date(from)) : undefined,
  );
}

function threadsOf(ctx: Ctx, customerId: string) {
  const { orgId, threadId, removedAt } = threadCustomerLinks;
  return ctx.tx
    .select({ threadId })
    .from(threadCustomerLinks)
    .where(and(eq(orgId, ctx.orgId), eq(threadCustomerLinks.customerId, customerId), isNull(removedAt)));
}
