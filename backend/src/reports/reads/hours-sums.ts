import type { HoursGrouping } from '@threadline/shared/reports/choices';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { type HoursSum, nothing } from '../rules/concealment.js';
import { type HoursSource, hoursSource } from '../rules/hours-source.js';
import type { Days } from '../rules/period.js';
import { hoursFrom } from '../sources/hours-by-source.js';
import { type Narrowing, narrowsCustomers, passes } from '../sources/narrowing.js';
import { addsUpAll, whoShares } from '../sources/sharers.js';

export interface HoursQuestion {
  days: Days;
  by: HoursGrouping;
  filter: Narrowing;
  limit: number;
  /** Only these groups, wherever they stand in the order. */
  keys?: readonly string[];
}

export interface HoursSums {
  groups: HoursSum[];
  groupCount: number;
  rest: HoursSum | null;
  total: HoursSum;
}

type Row = Omit<HoursSum, 'billableSeconds' | 'unseenBillable' | 'unseenUnbillable'> & {
  part: 'group' | 'rest' | 'total';
  billable: number;
  unseen_billable: number;
  unseen_unbillable: number;
  billable_person: string | null;
  unbillable_person: string | null;
  groups: number;
};

/** Hours by group, the largest first, with the rest and the total, from one statement and hence one moment. */
export async function sumHours(ctx: Ctx, question: HoursQuestion): Promise<HoursSums> {
  const { days, by, filter, limit, keys } = question;
  const source = await sourceOf(ctx, question);
  const finerThanMonths = by === 'day' || by === 'week';
  const rows = await ctx.tx.execute<Row>(sql`
    with ${whoShares(ctx)},
    ${hoursFrom(ctx, source, { days, filter, finerThanMonths })},
    summed as (select ${columnOf[by]} as key, ${sums(sql`h`)} from hours h
      where ${passes(ctx, filter, { customer: sql`h.customer_id`, person: sql`h.person_id` })} group by 1),
    grouped as (select ${keyOf[by]}::text as key, ${sums(sql`s`)} from summed s ${by === 'unit' ? ofUnit(ctx) : sql``} group by 1),
    top as (select * from grouped ${keys ? sql`where key = any(${textArray(keys)})` : sql``}
      order by seconds desc, key limit ${limit}),
    parts as (
      select 'group' as part, t.* from top t
      union all
      select 'rest', '', ${sums(sql`g`)} from grouped g where g.key not in (select key from top)
      union all
      select 'total', '', ${sums(sql`g`)} from grouped g)
    select p.part, p.key, coalesce(p.seconds, 0)::float8 as seconds, coalesce(p.billable_seconds, 0)::float8 as billable,
      (select count(*)::int from grouped) as groups, ${people} from parts p cross join who w`);
  return sorted([...rows]);
}

/**
 * The roll-up to read. Row-level security lets the planner expect a handful of rows, which it would sort: they are
 * hashed, in memory.
 */
async function sourceOf(ctx: Ctx, { by, days, filter }: HoursQuestion): Promise<HoursSource> {
  const [row] = await ctx.tx.execute<{ summed: boolean }>(sql`
    select exists (select from report_states s join organisations o on o.id = s.org_id and o.time_zone = s.time_zone
        where s.org_id = ${ctx.orgId} and s.summed_from <= ${days.from}::date) as summed,
      set_config('work_mem', '64MB', true), set_config('enable_sort', 'off', true)`);
  const need = { ofCustomers: narrowsCustomers(filter), ofPeople: filter.unit !== undefined };
  return hoursSource({ by, ...need, ofEverybody: addsUpAll(ctx), summed: row?.summed === true });
}

const columnOf: Record<HoursGrouping, SQL> = {
  customer: sql`h.customer_id`,
  person: sql`h.person_id`,
  unit: sql`h.person_id`,
  category: sql`h.category`,
  // Cut to weeks and months once for each day.
  day: sql`h.day`,
  week: sql`h.day`,
  month: sql`h.day`,
};

const keyOf: Record<HoursGrouping, SQL> = {
  customer: sql`s.key`,
  person: sql`s.key`,
  unit: sql`coalesce(u.unit, '')`,
  category: sql`s.key`,
  day: sql`s.key`,
  week: sql`date_trunc('week', s.key::timestamp)::date`,
  month: sql`date_trunc('month', s.key::timestamp)::date`,
};

const ofUnit = (ctx: Ctx): SQL => sql`join people u on u.org_id = ${ctx.orgId} and u.id = s.key`;

const sums = (of: SQL): SQL => sql`sum(${of}.seconds) as seconds, sum(${of}.billable_seconds) as billable_seconds,
  bit_or(${of}.billable_people) as billable_people, bit_or(${of}.unbillable_people) as unbillable_people`;

const billable = sql`coalesce(p.billable_people, w.nobody)`;
const unbillable = sql`coalesce(p.unbillable_people, w.nobody)`;
const either = sql`(${billable} | ${unbillable})`;
const countOf = (bits: SQL): SQL => sql`bit_count(${bits})::int`;
/** Who it is, where it is one. */
const firstOf = (bits: SQL): SQL => sql`nullif(position(B'1' in ${bits}), 0)::text`;

const people = sql`${countOf(either)} as contributors, ${countOf(sql`${either} & w.unseen`)} as unseen,
  ${countOf(sql`${billable} & w.unseen`)} as unseen_billable, ${countOf(sql`${unbillable} & w.unseen`)} as unseen_unbillable,
  ${firstOf(sql`${either} & w.unseen`)} as person, ${firstOf(sql`${billable} & w.unseen`)} as billable_person,
  ${firstOf(sql`${unbillable} & w.unseen`)} as unbillable_person`;

function sorted(rows: Row[]): HoursSums {
  const of = (part: Row['part']) => rows.filter((row) => row.part === part).map(sumOf);
  const [total = nothing] = of('total');
  const [rest] = of('rest').filter((sum) => sum.contributors > 0);
  const groups = of('group').sort((first, second) => second.seconds - first.seconds);
  return { groups, groupCount: rows[0]?.groups ?? 0, rest: rest ?? null, total };
}

function sumOf(row: Row): HoursSum {
  const { key, seconds, contributors, unseen, person } = row;
  return {
    ...{ key, seconds, contributors, unseen, person, billableSeconds: row.billable },
    ...{ unseenBillable: row.unseen_billable, unseenUnbillable: row.unseen_unbillable },
    ...{ billablePerson: row.billable_person, unbillablePerson: row.unbillable_person },
  };
}
