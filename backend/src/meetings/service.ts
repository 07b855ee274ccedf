import type { listMeetings as listInput, MeetingFacts, meetingPage } from '@threadline/shared/meetings/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { authorise } from '../platform/policy/authorise.js';
import { pageOfMeetings, selectFacts } from './queries.js';

export { noticeMeetings } from './subscriber.js';

/** A page of meetings, earliest first: of one conversation, of one customer, or all whose mail one may read. */
export async function listMeetings(ctx: Ctx, filter: z.output<typeof listInput>): Promise<z.input<typeof meetingPage>> {
  authorise(ctx, 'mail.read');
  const { items, nextCursor } = await pageOfMeetings(ctx, filter);
  return {
    nextCursor,
    items: items.map(({ meeting, threadId, people }) => ({
      ...{ id: meeting.id, threadId, messageId: meeting.messageId, title: meeting.title, place: meeting.place },
      startsAt: meeting.startsAt.toISOString(),
      endsAt: meeting.endsAt?.toISOString() ?? null,
      ...{ allDay: meeting.allDay, state: meeting.state, organiser: meeting.organiser, people },
    })),
  };
}

/** What entries of a timeline say of these meetings, by id; nothing of those whose mail the reader may not see. */
export async function factsOfMeetings(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { meeting: MeetingFacts }>> {
  if (ids.length === 0) return new Map();
  const rows = await selectFacts(ctx, ids);
  return new Map(
    rows.map(({ id, startsAt, endsAt, ...facts }) => [
      id,
      { meeting: { ...facts, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null } },
    ]),
  );
}
