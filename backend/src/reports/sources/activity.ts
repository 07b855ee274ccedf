import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { Days } from '../rules/period.js';
import { staleDays } from './days.js';

/** What people did, and not the product by itself. */
export const countsAsActivity = sql`e.removed_at is null and not e.system`;

/** Timeline lines for everyone in scope, on the days of `stale s`. */
export function liveActivity(ctx: Ctx): SQL {
  return sql`select s.day, e.customer_id, coalesce(e.actor_id, ${systemPersonId}::uuid) as person_id, e.kind, e.sensitive
    from stale s join timeline_entries e on e.at >= s.starts and e.at < s.ends
    where e.org_id = ${ctx.orgId} and e.visible_to is null and ${countsAsActivity}`;
}

/** A period, cut at the first days of its columns. */
export interface CutDays extends Days {
  starts: readonly string[];
}

/**
 * A table `cuts` of one row for a `with`: the days and the instants at which the columns begin, and the one at which the
 * last ends. They are reckoned once, since a calendar asked for each line takes longer than all else.
 */
export function cutsOf(ctx: Ctx, { to, starts }: CutDays): SQL {
  return sql`cuts as materialized (
    select array_agg(c.day order by c.day) as days, array_agg(day_start(c.day, o.time_zone) order by c.day) as starts,
      min(day_start(c.day, o.time_zone)) as begins, day_start(${to}::date, o.time_zone) as ends
    from organisations o cross join unnest(${textArray(starts)}::date[]) c(day)
    where o.id = ${ctx.orgId} group by o.time_zone)`;
}

/** Lines in that time. */
export const withinCuts = sql`e.at >= (select c.begins from cuts c) and e.at < (select c.ends from cuts c)`;
/** The number of the column in which a line is; the first is 1. */
export const columnOfLine = sql`width_bucket(e.at, (select c.starts from cuts c))`;

/** A table `activity` for a `with`, with the column of each part: also of what only the asker sees, such as own mail. */
export function activityWithin(ctx: Ctx, days: CutDays): SQL {
  const columnOf = (day: SQL) => sql`width_bucket(${day}, (select c.days from cuts c))`;
  return sql`${staleDays(ctx, 'activity', days)}, ${cutsOf(ctx, days)},
    activity as (
      select ${columnOf(sql`r.day`)} as col, r.customer_id, r.person_id, r.kind, r.count from report_activity r
      where r.org_id = ${ctx.orgId} and r.day >= ${days.from}::date and r.day < ${days.to}::date
        and r.day >= (select z.built_from from zone z) and r.day not in (select s.day from stale s)
      union all
      select ${columnOf(sql`l.day`)}, l.customer_id, l.person_id, l.kind, 1 from (${liveActivity(ctx)}) l
      union all
      select ${columnOfLine}, e.customer_id, coalesce(e.actor_id, ${systemPersonId}::uuid), e.kind, 1
      from timeline_entries e
      where e.org_id = ${ctx.orgId} and e.visible_to = ${ctx.personId} and ${countsAsActivity} and ${withinCuts})`;
}
