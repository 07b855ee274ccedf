import type { HeatmapRows, TaskGrouping } from '@threadline/shared/reports/choices';
import { type Asked, byKey, type Figures, type Fragment, type Place, passing, period, type Width } from './place.js';

/** Lines of the timeline that the owner sees, by row and the first day of the column. */
export async function plainHeatmap(
  place: Place,
  asked: Asked,
  of: { rows: HeatmapRows; width: Width },
): Promise<Figures> {
  const { sql, orgId, personId, timeZone } = place;
  const row = { customers: sql`e.customer_id`, members: sql`e.actor_id`, tasks: sql`e.task_id` }[of.rows];
  const rows = await sql`
    select ${row}::text || ' ' || greatest(date_trunc(${of.width}::text, e.at at time zone ${timeZone})::date,
      ${asked.from}::date)::text as key, count(*)::int as count
    from ${period(place, asked)} join timeline_entries e on e.at >= w.starts and e.at < w.ends
    where e.org_id = ${orgId} and e.removed_at is null and not e.system
      and (e.visible_to is null or e.visible_to = ${personId})
      and ${row} is not null ${passing(place, asked, { customer: sql`e.customer_id`, person: sql`e.actor_id` })}
    group by 1`;
  return byKey(rows);
}

/** Tasks completed and created, and how long those completed had taken. */
export async function plainTasks(place: Place, asked: Asked, by: TaskGrouping | 'all'): Promise<Figures> {
  const { sql, orgId, timeZone } = place;
  const cut = (at: Fragment, width: Width) =>
    sql`date_trunc(${width}::text, ${at} at time zone ${timeZone})::date::text`;
  const ofTask = {
    ...{ unit: sql`coalesce(p.unit, '')`, person: sql`coalesce(t.assignee_id::text, '')`, all: sql`''` },
    customer: sql`t.customer_id::text`,
  };
  const keyAt = (at: Fragment) => (by === 'week' || by === 'month' ? cut(at, by) : ofTask[by]);
  const within = (at: Fragment) => sql`from ${period(place, asked)} join tasks t on ${at} >= w.starts and ${at} < w.ends
    left join people p on p.org_id = t.org_id and p.id = t.assignee_id
    where t.org_id = ${orgId} and t.removed_at is null
      ${passing(place, asked, { customer: sql`t.customer_id`, person: sql`t.assignee_id` })} group by 1`;
  const took = sql`greatest(0, extract(epoch from t.completed_at - t.created_at))`;
  const done = byKey(
    await sql`select ${keyAt(sql`t.completed_at`)} as key, count(*)::int as completed,
    percentile_cont(0.5) within group (order by ${took})::float8 as median, percentile_cont(0.85) within group (order by ${took})::float8 as p85
    ${within(sql`t.completed_at`)}`,
  );
  const begun = byKey(
    await sql`select ${keyAt(sql`t.created_at`)} as key, count(*)::int as created ${within(sql`t.created_at`)}`,
  );
  const none = { completed: 0, median: null, p85: null };
  return new Map(
    [...new Set([...done.keys(), ...begun.keys()])].map((key) => [
      key,
      { created: 0, ...(done.get(key) ?? none), ...begun.get(key) },
    ]),
  );
}
