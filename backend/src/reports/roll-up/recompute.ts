import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { liveActivity } from '../sources/activity.js';
import { dayBounds } from '../sources/days.js';
import { liveHours } from '../sources/hours.js';
import { sumDays } from './sum-up.js';

export type Subject = 'hours' | 'activity';
export const subjects: readonly Subject[] = ['hours', 'activity'];

/** Makes the roll-ups of some days (a query with the column `day`) say what the rows say at this moment. */
export async function recompute(ctx: Ctx, subject: Subject, days: SQL): Promise<void> {
  const { orgId, tx } = ctx;
  const table = subject === 'hours' ? sql`report_hours` : sql`report_activity`;
  await tx.execute(sql`delete from ${table} r where r.org_id = ${orgId} and r.day in (select d.day from (${days}) d)`);
  const stale = sql`with stale as materialized (select d.day, ${dayBounds} from (${days}) d
    cross join (select o.time_zone from organisations o where o.id = ${orgId}) z)`;
  // In the order of the key, so that rows read together lie together.
  if (subject === 'activity') {
    await tx.execute(sql`insert into report_activity (org_id, day, customer_id, person_id, kind, sensitive, count)
      ${stale} select ${orgId}::uuid, l.day, l.customer_id, l.person_id, l.kind, l.sensitive, count(*)
      from (${liveActivity(ctx)}) l group by 1, 2, 3, 4, 5, 6 order by 2, 3, 4`);
    return;
  }
  await tx.execute(sql`insert into report_hours (org_id, day, customer_id, person_id, category, billable, seconds)
    ${stale} select ${orgId}::uuid, l.day, l.customer_id, l.person_id, l.category, l.billable, sum(l.seconds)
    from (${liveHours(ctx)}) l where l.seconds > 0 group by 1, 2, 3, 4, 5, 6 order by 2, 3, 4`);
  await sumDays(ctx, days);
}
