import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Days } from '../rules/period.js';
import { staleDays } from './days.js';

/**
 * Seconds that fall into the days of `stale s`, entry by entry. They add up to the entry's whole seconds: each day gets
 * what had passed by its end less what had passed by its beginning. Entries of more than a day are found apart.
 */
export function liveHours(ctx: Ctx): SQL {
  const entry = sql`e.id, e.customer_id, e.person_id, e.category, e.billable, e.started_at, e.duration_seconds`;
  const finished = sql`e.org_id = ${ctx.orgId} and e.removed_at is null`;
  const reaches = sql`e.started_at < s.ends and e.started_at + make_interval(secs => e.duration_seconds) > s.starts`;
  return sql`select s.day, e.id, e.customer_id, e.person_id, e.category, e.billable, e.started_at,
      (${passed(sql`s.ends`)} - greatest(0, ${passed(sql`s.starts`)}))::int as seconds
    from stale s cross join lateral (
      select ${entry} from time_entries e where ${finished} and e.duration_seconds between 0 and 86400
        and e.started_at >= s.starts - interval '1 day' and ${reaches}
      union all
      select ${entry} from time_entries e where ${finished} and e.duration_seconds > 86400 and ${reaches}) e`;
}

const passed = (until: SQL): SQL => sql`least(e.duration_seconds, floor(extract(epoch from ${until} - e.started_at)))`;

/** Tables up to `hours` for a `with`: roll-ups of days where they speak, the rows themselves elsewhere. */
export function hoursWithin(ctx: Ctx, days: Days): SQL {
  return sql`${staleDays(ctx, 'hours', days)},
    hours as (
      select r.day, r.person_id, r.seconds, r.customer_id, r.category, r.billable from report_hours r
      where r.org_id = ${ctx.orgId} and r.day >= ${days.from}::date and r.day < ${days.to}::date
        and r.day >= (select z.built_from from zone z) and r.day not in (select s.day from stale s)
      union all
      select l.day, l.person_id, l.seconds, l.customer_id, l.category, l.billable from (${liveHours(ctx)}) l
      where l.seconds > 0)`;
}
