import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Days } from '../rules/period.js';

/** The instants at which days begin and end, as the columns of `stale`. */
export const dayBounds = sql`day_start(d.day, z.time_zone) as starts, day_start(d.day + 1, z.time_zone) as ends`;

/**
 * Two tables for a `with`: `zone`, the organisation's own, and `stale`, the days of the period for which the roll-ups
 * do not speak: not built yet, built in another zone, or written to since.
 */
export function staleDays(ctx: Ctx, subject: 'hours' | 'activity', { from, to }: Days): SQL {
  return sql`zone as materialized (
      select o.time_zone, coalesce(s.built_from, 'infinity'::date) as built_from
      from organisations o left join report_states s on s.org_id = o.id and s.time_zone = o.time_zone
      where o.id = ${ctx.orgId}),
    stale as materialized (select * from stale_report_days(${subject}, ${from}::date, ${to}::date))`;
}

/** The same for sums of hours: `pieces`, the months and days whose sums make up the period, and the stale days beside. */
export function piecesOf({ from, to }: Days): SQL {
  return sql`pieces as materialized (select * from report_pieces('hours', ${from}::date, ${to}::date)),
    stale as materialized (select p.day, p.starts, p.ends from pieces p where p.piece = 'stale')`;
}
