import type { HoursGrouping } from '@threadline/shared/reports/choices';
import type { HoursSum } from '../../src/reports/rules/concealment.js';
import { type Asked, columns, type Fragment, type Place, passing, period, type Width } from './place.js';

/** Hours of a group, and the days that it speaks of where it is a week or a month. */
export interface PlainHours extends HoursSum {
  first: string | null;
  past: string | null;
}

/** Hours by group straight from the time entries: the seconds of each that had passed by the end and not by the beginning. */
export async function plainHours(place: Place, asked: Asked, by: HoursGrouping | 'all'): Promise<PlainHours[]> {
  const { sql, orgId, personId } = place;
  const isColumn = by === 'day' || by === 'week' || by === 'month';
  const key = {
    ...{ customer: sql`e.customer_id::text`, person: sql`e.person_id::text`, category: sql`e.category` },
    ...{ unit: sql`coalesce(p.unit, '')`, all: sql`''`, day: sql`w.key`, week: sql`w.key`, month: sql`w.key` },
  }[by];
  const passed = (until: Fragment) =>
    sql`greatest(0, least(e.duration_seconds, floor(extract(epoch from ${until} - e.started_at))))`;
  const seen = sql`(e.person_id = ${personId} or p.approver_id is not distinct from ${personId})`;
  const rows = await sql<PlainHours[]>`
    select ${key} as key, ${isColumn ? sql`min(w.first)` : sql`null`} as first, ${isColumn ? sql`min(w.past)` : sql`null`} as past,
      sum(x.seconds)::float8 as seconds, coalesce(sum(x.seconds) filter (where e.billable), 0)::float8 as "billableSeconds",
      count(distinct e.person_id)::int as contributors,
      count(distinct e.person_id) filter (where not ${seen})::int as unseen,
      count(distinct e.person_id) filter (where not ${seen} and e.billable)::int as "unseenBillable",
      count(distinct e.person_id) filter (where not ${seen} and not e.billable)::int as "unseenUnbillable",
      min(e.person_id::text) filter (where not ${seen}) as person,
      min(e.person_id::text) filter (where not ${seen} and e.billable) as "billablePerson",
      min(e.person_id::text) filter (where not ${seen} and not e.billable) as "unbillablePerson"
    from ${isColumn ? columns(place, asked, by as Width) : period(place, asked)}
    join time_entries e on e.started_at < w.ends and e.started_at > w.starts
      - (select interval '1 second' * coalesce(max(l.duration_seconds), 0) from time_entries l where l.org_id = ${orgId})
    join people p on p.org_id = e.org_id and p.id = e.person_id
    cross join lateral (select ${passed(sql`w.ends`)} - ${passed(sql`w.starts`)} as seconds) x
    where e.org_id = ${orgId} and e.removed_at is null and e.duration_seconds > 0 and x.seconds > 0
      ${passing(place, asked, { customer: sql`e.customer_id`, person: sql`e.person_id` })}
    group by 1 order by ${isColumn ? sql`1` : sql`seconds desc, 1`}`;
  return [...rows];
}
