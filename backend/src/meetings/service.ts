import type { listMeetings as listInput, meetingPage } from '@threadline/shared/meetings/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { authorise } from '../platform/policy/authorise.js';
import { pageOfMeetings } from './queries.js';

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
