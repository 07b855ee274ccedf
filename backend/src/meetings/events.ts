import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Attendance } from '@threadline/shared/meetings/choices';
import type { Ctx } from '../platform/db/in-org.js';
import { recordAll } from '../platform/events/record.js';
import { linkedCustomers } from '../threads/service.js';

export type MeetingEvent = Extract<EventName, `meeting.${string}`>;

/** What is kept of such an event; the meeting's words stand in its row alone. */
export interface MeetingFacts {
  messageId: string;
  startsAt: string;
  /** Whose personal mail says so; null where all in scope may see it. */
  ownerId: string | null;
  /** Of an answer. */
  attendance?: Attendance;
  /** Whether a colleague answered. */
  ours?: boolean;
}

interface Told {
  id: string;
  threadId: string;
  title: string;
  at: Date;
  facts: MeetingFacts;
}

/** Tells of a meeting once for each customer of its conversation. */
export async function tellMeeting(
  ctx: Ctx,
  name: MeetingEvent,
  { id, threadId, title, at, facts }: Told,
): Promise<void> {
  const customers = await linkedCustomers(ctx, threadId);
  const targets = customers.length > 0 ? customers : [null];
  await recordAll(
    ctx,
    targets.map((customerId) => ({
      ...{ name, subject: { type: 'meeting', id }, threadId, customerId, at, searchable: title },
      data: { ...facts },
    })),
  );
}
