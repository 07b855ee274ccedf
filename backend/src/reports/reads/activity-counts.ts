import type { heatmapFilter } from '@threadline/shared/reports/schema';
import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { Days } from '../rules/period.js';
import {
  activityWithin,
  type CutDays,
  columnOfLine,
  countsAsActivity,
  cutsOf,
  withinCuts,
} from '../sources/activity.js';
import { all, passes } from '../sources/narrowing.js';
import { hashInMemory } from './hash-in-memory.js';

export type HeatmapInput = z.output<typeof heatmapFilter>;
/** Counts by the number of the column, from 1. */
export type Cells = Record<string, number>;

interface Counted {
  rows: { key: string; total: number; cells: Cells }[];
  rowCount: number;
  totals: Cells;
  total: number;
}

type Row = { key: string | null; total: number; cells: Cells; row_count: number };

/** Counts by row and column: the rows with most, and the columns' totals over all rows, from one statement. */
export async function countActivity(ctx: Ctx, input: HeatmapInput, columns: readonly Days[]): Promise<Counted> {
  await ctx.tx.execute(sql`select ${hashInMemory}`);
  const rows = await ctx.tx.execute<Row>(sql`
    with ${linesWithin(ctx, input, columns)},
    cells as materialized (select key, col, sum(n)::int as n from lines group by 1, 2),
    totals as materialized (select key, sum(n)::int as total from cells group by 1),
    ranked as (select key, total from totals order by total desc, key limit ${input.limit}),
    counted as (select count(*)::int as row_count from totals)
    select r.key::text, r.total, json_object_agg(c.col, c.n) as cells, k.row_count
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
    sql`with ${linesWithin(ctx, input, [days])} select coalesce(sum(n), 0)::int as total from lines`,
  );
  return row?.total ?? 0;
}

function linesWithin(ctx: Ctx, input: HeatmapInput, columns: readonly Days[]): SQL {
  const days = cutInto(columns);
  if (input.rows === 'tasks') return taskLines(ctx, input, days);
  const key = input.rows === 'customers' ? sql`a.customer_id` : sql`a.person_id`;
  const narrowed = { customer: sql`a.customer_id`, person: sql`a.person_id` };
  const byPeople = input.rows === 'members' ? sql`a.person_id <> ${systemPersonId}::uuid` : undefined;
  return sql`${activityWithin(ctx, days)},
    lines as (select ${key} as key, a.col, a.count as n from activity a
      where ${all([passes(ctx, input, narrowed), ofKinds(input, sql`a.kind`), byPeople])})`;
}

// Few lines speak of tasks, so that they are read as they stand.
function taskLines(ctx: Ctx, input: HeatmapInput, days: CutDays): SQL {
  const narrowed = { customer: sql`e.customer_id`, person: sql`e.actor_id` };
  return sql`${cutsOf(ctx, days)},
    lines as (select e.task_id as key, ${columnOfLine} as col, 1 as n from timeline_entries e
      where e.org_id = ${ctx.orgId} and e.task_id is not null and ${countsAsActivity} and ${withinCuts}
        and ${all([passes(ctx, input, narrowed), ofKinds(input, sql`e.kind`)])})`;
}

function cutInto(columns: readonly Days[]): CutDays {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) throw new Error('A period has at least one column.');
  return { from: first.from, to: last.to, starts: columns.map(({ from }) => from) };
}

const ofKinds = ({ kinds }: HeatmapInput, kind: SQL): SQL | undefined =>
  kinds?.length ? sql`${kind} = any(${textArray(kinds)})` : undefined;
