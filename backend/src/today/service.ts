import { addDays, startOfDay } from '@threadline/shared/kernel/calendar';
import type { Today } from '@threadline/shared/today/schema';
import { organisationDay, ownFollowUpsDue } from '../follow-ups/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { countReview } from '../review/service.js';
import { ownTasksDue } from '../tasks/service.js';
import { runningEntry, secondsTrackedSince } from '../time/service.js';

const daysAhead = 7;

/** What waits for the actor: own open follow-ups and tasks due within a week or overdue, and today's time. */
export async function getToday(ctx: Ctx): Promise<Today> {
  const { on, timeZone } = await organisationDay(ctx);
  const until = addDays(on, daysAhead);
  return {
    on,
    followUps: await ownFollowUpsDue(ctx, { until, today: on }),
    tasks: await ownTasksDue(ctx, until),
    runningTimer: await runningEntry(ctx),
    trackedTodaySeconds: await secondsTrackedSince(ctx, startOfDay(on, timeZone)),
    reviewCount: await countReview(ctx),
  };
}
