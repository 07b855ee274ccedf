import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Days } from '../rules/period.js';
import { type Narrowing, passes } from '../sources/narrowing.js';
import { bounds } from './task-figures.js';

export interface FollowUpFigures extends Record<string, unknown> {
  part: 'total' | 'person' | 'weekday';
  person_id: string | null;
  weekday: number | null;
  due: number;
  completed: number;
  on_time: number;
  overdue: number;
  median: number | null;
  p85: number | null;
}

export interface FollowUpQuestion {
  days: Days;
  filter: Narrowing;
  today: string;
}

/** Follow-ups due in the period: all together, by who was to do them, and by the weekday on which they were due. */
export async function followUpFigures(ctx: Ctx, { days, filter, today }: FollowUpQuestion): Promise<FollowUpFigures[]> {
  return ctx.tx.execute<FollowUpFigures>(sql`
    with ${bounds(ctx, days)},
    facts as (
      select f.assignee_id as person_id, extract(isodow from f.due_on)::int as weekday, f.completed_at is not null as done,
        (f.completed_at at time zone b.time_zone)::date - f.due_on as days_late, f.due_on < ${today}::date as past,
        greatest(0, extract(epoch from f.completed_at - f.created_at))::float8 as response
      from bounds b cross join follow_ups f
      where f.org_id = ${ctx.orgId} and f.removed_at is null and f.due_on >= ${days.from}::date and f.due_on < ${days.to}::date
        and ${passes(ctx, filter, { customer: sql`f.customer_id`, person: sql`f.assignee_id` })})
    select case when grouping(person_id) = 0 then 'person' when grouping(weekday) = 0 then 'weekday' else 'total' end as part,
      person_id, weekday, count(*)::int as due, count(*) filter (where done)::int as completed,
      count(*) filter (where done and days_late <= 0)::int as on_time,
      count(*) filter (where days_late > 0 or (past and not done))::int as overdue,
      percentile_cont(0.5) within group (order by response) filter (where done) as median,
      percentile_cont(0.85) within group (order by response) filter (where done) as p85
    from facts group by grouping sets ((person_id), (weekday), ())
    order by part, due desc, person_id`);
}

/** How often follow-ups were postponed in the period, by whose they are; the key is empty for nobody's. */
export async function rescheduleCounts(ctx: Ctx, { days, filter }: Omit<FollowUpQuestion, 'today'>) {
  const rows = await ctx.tx.execute<{ person_id: string | null; count: number }>(sql`
    with ${bounds(ctx, days)}
    select f.assignee_id as person_id, count(*)::int as count
    from bounds b cross join follow_up_postponements p
    join follow_ups f on f.org_id = p.org_id and f.id = p.follow_up_id
    where p.org_id = ${ctx.orgId} and p.at >= b.starts and p.at < b.ends and f.removed_at is null
      and ${passes(ctx, filter, { customer: sql`f.customer_id`, person: sql`f.assignee_id` })}
    group by 1`);
  return new Map(rows.map((row) => [row.person_id ?? '', row.count]));
}
