import type { TaskGrouping } from '@threadline/shared/reports/choices';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { Days } from '../rules/period.js';
import { type Narrowing, passes } from '../sources/narrowing.js';

export interface TaskFigures {
  key: string;
  completed: number;
  created: number;
  medianCycleSeconds: number | null;
  p85CycleSeconds: number | null;
}

export interface TaskQuestion {
  days: Days;
  by: TaskGrouping;
  filter: Narrowing;
  limit: number;
  keys?: readonly string[];
}

type Row = {
  is_total: boolean;
  key: string;
  completed: number;
  created: number;
  median: number | null;
  p85: number | null;
};

/** Tasks completed and created in the period by group, those with most completed first, and of all together. */
export async function taskFigures(ctx: Ctx, { days, by, filter, limit, keys }: TaskQuestion) {
  const chosen = keys ? sql`having grouping(key) = 1 or key = any(${textArray(keys)})` : sql``;
  const rows = await ctx.tx.execute<Row & { groups: number }>(sql`
    with ${bounds(ctx, days)},
    facts as (
      select true as done, t.customer_id, t.assignee_id, (t.completed_at at time zone b.time_zone)::date as day,
        greatest(0, extract(epoch from t.completed_at - t.created_at))::float8 as cycle
      from bounds b cross join tasks t where t.org_id = ${ctx.orgId} and t.removed_at is null
        and t.completed_at >= b.starts and t.completed_at < b.ends
      union all
      select false, t.customer_id, t.assignee_id, (t.created_at at time zone b.time_zone)::date, null
      from bounds b cross join tasks t where t.org_id = ${ctx.orgId} and t.removed_at is null
        and t.created_at >= b.starts and t.created_at < b.ends),
    keyed as (select coalesce(${keyOf[by]}, '') collate "C" as key, f.done, f.cycle from facts f
      left join people p on p.org_id = ${ctx.orgId} and p.id = f.assignee_id
      where ${passes(ctx, filter, { customer: sql`f.customer_id`, person: sql`f.assignee_id` })}),
    grouped as (select grouping(key) = 1 as is_total, coalesce(key, '') as key,
        count(*) filter (where done)::int as completed, count(*) filter (where not done)::int as created,
        percentile_cont(0.5) within group (order by cycle) filter (where done) as median,
        percentile_cont(0.85) within group (order by cycle) filter (where done) as p85
      from keyed group by grouping sets ((key), ()) ${chosen})
    select *, (select count(distinct key)::int from keyed) as groups from grouped
    order by is_total desc, completed desc, created desc, key limit ${limit + 1}`);
  const figures = rows.map((row) => ({ total: row.is_total, ...figuresOf(row) }));
  const [total = { key: '', completed: 0, created: 0, medianCycleSeconds: null, p85CycleSeconds: null }] =
    figures.filter((row) => row.total);
  return { total, groups: figures.filter((row) => !row.total), groupCount: rows[0]?.groups ?? 0 };
}

/** A table `bounds` for a `with`: the zone, and the instants between which the period lies. */
export const bounds = (ctx: Ctx, { from, to }: Days): SQL => sql`bounds as materialized (
  select o.time_zone, day_start(${from}::date, o.time_zone) as starts, day_start(${to}::date, o.time_zone) as ends
  from organisations o where o.id = ${ctx.orgId})`;

const keyOf: Record<TaskGrouping, SQL> = {
  week: sql`date_trunc('week', f.day::timestamp)::date::text`,
  month: sql`date_trunc('month', f.day::timestamp)::date::text`,
  unit: sql`p.unit`,
  person: sql`f.assignee_id::text`,
  customer: sql`f.customer_id::text`,
};

const figuresOf = ({ key, completed, created, median, p85 }: Row): TaskFigures => ({
  ...{ key, completed, created, medianCycleSeconds: median, p85CycleSeconds: p85 },
});
