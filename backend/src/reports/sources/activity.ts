import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
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

/** A table `activity` for a `with`, after `zone` and `stale`: with what only the asker sees, such as own mail. */
export function activityWithin(ctx: Ctx, days: Days): SQL {
  return sql`${staleDays(ctx, 'activity', days)},
    activity as (
      select r.day, r.customer_id, r.person_id, r.kind, r.count from report_activity r
      where r.org_id = ${ctx.orgId} and r.day >= ${days.from}::date and r.day < ${days.to}::date
        and r.day >= (select z.built_from from zone z) and r.day not in (select s.day from stale s)
      union all
      select l.day, l.customer_id, l.person_id, l.kind, 1 from (${liveActivity(ctx)}) l
      union all
      select (e.at at time zone z.time_zone)::date, e.customer_id, coalesce(e.actor_id, ${systemPersonId}::uuid),
        e.kind, 1
      from zone z cross join timeline_entries e
      where e.org_id = ${ctx.orgId} and e.visible_to = ${ctx.personId} and ${countsAsActivity}
        and e.at >= day_start(${days.from}::date, z.time_zone) and e.at < day_start(${days.to}::date, z.time_zone))`;
}
