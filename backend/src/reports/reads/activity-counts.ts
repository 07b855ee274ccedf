import type { heatmapFilter } from '@threadline/shared/reports/schema';
import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { Days } from '../rules/period.js';
import { activityWithin, countsAsActivity } from '../sources/activity.js';
import { all, passes } from '../sources/narrowing.js';

export type HeatmapInput = z.output<typeof heatmapFilter>;
type Cells = Record<string, number>;

interface Counted {
  rows: { key: string; total: number; cells: Cells }[];
  rowCount: number;
  totals: Cells;
  total: number;
}

type Row = { key: string | null; total: number; cells: Cells; row_count: number };

/** Counts by row and column: the rows with most, and the columns' totals over all rows, from one statement. */
export async function countActivity(ctx: Ctx, input: HeatmapInput, days: Days): Promise<Counted> {
  const rows = await ctx.tx.execute<Row>(sql`
    with ${cellsWithin(ctx, input, days)},
    ranked as (select key, sum(n)::int as total from cells group by key order by total desc, key limit ${input.limit}),
    counted as (select count(distinct key)::int as row_count from cells)
    select r.key, r.total, json_object_agg(c.col, c.n) as cells, k.row_count
    from ranked r join cells c on c.key = r.key cross join counted k group by r.key, r.total, k.row_count
    union all
    select null, coalesce(sum(t.n), 0)::int, coalesce(json_object_agg(t.col, t.n), '{}')::json, max(k.row_count)
    from (select col, sum(n)::int as n from cells group by col) t cross join counted k`);
  const [all] = rows.filter(({ key }) => key === null);
  const ranked = rows.flatMap(({ key, total, cells }) => (key === null ? [] : [{ key, total, cells }]));
  ranked.sort((first, second) => second.total - first.total || (first.key < second.key ? -1 : 1));
  return { rows: ranked, rowCount: all?.row_count ?? 0, totals: all?.cells ?? {}, total: all?.total ?? 0 };
}

/** The count over all rows of a period. */
export async function countTotal(ctx: Ctx, input: HeatmapInput, days: Days): Promise<number> {
  const [row] = await ctx.tx.execute<{ total: number }>(
    sql`with ${cellsWithin(ctx, input, days)} select coalesce(sum(n), 0)::int as total from cells`,
  );
  return row?.total ?? 0;
}

function cellsWithin(ctx: Ctx, input: HeatmapInput, days: Days): SQL {
  if (input.rows === 'tasks') return taskCells(ctx, input, days);
  const column = input.rows === 'customers' ? sql`a.customer_id` : sql`a.person_id`;
  const columns = { customer: sql`a.customer_id`, person: sql`a.person_id` };
  const byPeople = input.rows === 'members' ? sql`a.person_id <> ${systemPersonId}::uuid` : undefined;
  return sql`${activityWithin(ctx, days)},
    cells as (select ${column}::text as key, ${cutTo(input, sql`a.day`)} as col, sum(a.count)::int as n from activity a
      where ${all([passes(ctx, input, columns), ofKinds(input, sql`a.kind`), byPeople])} group by 1, 2)`;
}

// Few lines speak of tasks, so that they are read as they stand.
function taskCells(ctx: Ctx, input: HeatmapInput, days: Days): SQL {
  const columns = { customer: sql`e.customer_id`, person: sql`e.actor_id` };
  return sql`zone as (select o.time_zone from organisations o where o.id = ${ctx.orgId}),
    cells as (select e.task_id::text as key, ${cutTo(input, sql`(e.at at time zone z.time_zone)`)} as col,
        count(*)::int as n
      from zone z cross join timeline_entries e
      where e.org_id = ${ctx.orgId} and e.task_id is not null and ${countsAsActivity}
        and e.at >= day_start(${days.from}::date, z.time_zone) and e.at < day_start(${days.to}::date, z.time_zone)
        and ${all([passes(ctx, input, columns), ofKinds(input, sql`e.kind`)])} group by 1, 2)`;
}

const cutTo = ({ columns }: HeatmapInput, day: SQL): SQL => {
  const width = sql.raw(`'${columns}'`);
  return sql`date_trunc(${width}, ${day}::timestamp)::date::text`;
};

const ofKinds = ({ kinds }: HeatmapInput, kind: SQL): SQL | undefined =>
  kinds?.length ? sql`${kind} = any(${textArray(kinds)})` : undefined;
