import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { attendances, meetingStates } from './choices.js';

/** Meetings of one conversation, of one customer, or all that one may see; from a day on where it is given. */
export const listMeetings = z.strictObject({
  ...pageInput,
  threadId: id.optional(),
  customerId: id.optional(),
  from: instant.optional(),
});

export const meeting = z.object({
  id,
  threadId: id,
  messageId: id,
  title: z.string(),
  place: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  allDay: z.boolean(),
  state: z.enum(meetingStates),
  /** Address of who invites. */
  organiser: z.string().nullable(),
  people: z.array(
    z.object({
      address: z.string(),
      name: z.string().nullable(),
      attendance: z.enum(attendances),
    }),
  ),
});
export type Meeting = z.infer<typeof meeting>;

/** What an entry of the timeline says of its meeting, as it stands now. */
export const meetingFacts = meeting.pick({
  ...{ place: true, startsAt: true, endsAt: true, allDay: true, state: true, people: true },
});
export type MeetingFacts = z.infer<typeof meetingFacts>;

export const meetingPage = pageOf(meeting);
