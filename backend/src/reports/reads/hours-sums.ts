import type { HoursGrouping } from '@threadline/shared/reports/choices';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { type HoursSum, nothing } from '../rules/concealment.js';
import { columnKeys, isWidth } from '../rules/groups.js';
import { type HoursSource, hoursSource } from '../rules/hours-source.js';
import type { Days } from '../rules/period.js';
import { hoursFrom } from '../sources/hours-by-source.js';
import { type Narrowing, narrowsCustomers } from '../sources/narrowing.js';
import { addsUpAll, bitOf, whoShares } from '../sources/sharers.js';
import { hashInMemory } from './hash-in-memory.js';

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
  const columns = isWidth(by) ? columnKeys(days, by) : null;
  const finerThanMonths = by === 'day' || by === 'week';
  const wanted = { days, filter, finerThanMonths, keyOf: keyIn[by] };
  const { tables, own, shared } = hoursFrom(ctx, await sourceOf(ctx, question), wanted);
  const rows = await ctx.tx.execute<Row>(sql`
    with ${whoShares(ctx)},
    ${columns ? sql`cuts as materialized (select ${textArray(columns)}::date[] as days),` : sql``}
    ${tables},
    own as (select key, person_id, sum(seconds) as seconds, sum(billable_seconds) as billable_seconds
      from (${own}) o group by 1, 2),
    found as (
      select o.key, o.seconds, o.billable_seconds, case when o.billable_seconds > 0 then o.bit end as billable_people,
        case when o.billable_seconds < o.seconds then o.bit end as unbillable_people
      from (select o.*, ${bitOf(sql`o.person_id`)} as bit from own o offset 0) o
      ${shared ? sql`union all ${shared}` : sql``}),
    summed as (select ${by === 'unit' ? sql`coalesce(u.unit, '')` : sql`f.key`} as key, ${sums(sql`f`)} from found f
      ${by === 'unit' ? sql`join people u on u.org_id = ${ctx.orgId} and u.id = f.key` : sql``} group by 1),
    grouped as (select s.key::text as key, ${sumColumns} from summed s),
    top as (select * from grouped ${keys && !columns ? sql`where key = any(${textArray(keys)})` : sql``}
      order by seconds desc, key limit ${limit}),
    parts as (
      select 'group' as part, t.* from top t
      union all
      select 'rest', '', ${sums(sql`g`)} from grouped g where g.key not in (select key from top)
      union all
      select 'total', '', ${sums(sql`g`)} from grouped g)
    select p.part, p.key, coalesce(p.seconds, 0)::float8 as seconds, coalesce(p.billable_seconds, 0)::float8 as billable,
      (select count(*)::int from grouped) as groups, ${people} from parts p cross join who w`);
  return sorted(columns ? rows.map((row) => ({ ...row, key: columns[Number(row.key) - 1] ?? '' })) : [...rows]);
}

/** The roll-up to read, and how. */
async function sourceOf(ctx: Ctx, { by, days, filter }: HoursQuestion): Promise<HoursSource> {
  const [row] = await ctx.tx.execute<{ summed: boolean }>(sql`
    select exists (select from report_states s join organisations o on o.id = s.org_id and o.time_zone = s.time_zone
        where s.org_id = ${ctx.orgId} and s.summed_from <= ${days.from}::date) as summed,
      ${hashInMemory}`);
  const need = { ofCustomers: narrowsCustomers(filter), ofPeople: filter.unit !== undefined };
  return hoursSource({ by, ...need, ofEverybody: addsUpAll(ctx), summed: row?.summed === true });
}

/** What rows are grouped by: units by person, and time by the number of the column. */
const keyIn: Record<HoursGrouping, (row: 'r' | 'l') => SQL> = {
  customer: (row) => sql.raw(`${row}.customer_id`),
  person: (row) => sql.raw(`${row}.person_id`),
  unit: (row) => sql.raw(`${row}.person_id`),
  category: (row) => sql.raw(`${row}.category`),
  day: (row) => columnOfDay(row),
  week: (row) => columnOfDay(row),
  month: (row) => columnOfDay(row),
};

const columnOfDay = (row: 'r' | 'l') => sql`width_bucket(${sql.raw(row)}.day, (select c.days from cuts c))`;

const sumColumns = sql`seconds, billable_seconds, billable_people, unbillable_people`;
const sums = (of: SQL): SQL => sql`sum(${of}.seconds) as seconds, sum(${of}.billable_seconds) as billable_seconds,
  bit_or(${of}.billable_people) as billable_people, bit_or(${of}.unbillable_people) as unbillable_people`;

const billable = sql`coalesce(p.billable_people, w.nobody)`;
const unbillable = sql`coalesce(p.unbillable_people, w.nobody)`;
const either = sql`(${billable} | ${unbillable})`;
const countOf = (bits: SQL): SQL => sql`bit_count(${bits})::int`;
/** Who it is, where it is one. */
const firstOf = (bits: SQL): SQL => sql`nullif(position(B'1' in ${bits}), 0)::text`;

const people = sql`${countOf(either)} as contributors, ${countOf(sql`${either} & w.unseen`)} as unseen,
  ${countOf(sql`${billable} & w.unseen`)} as unseen_billable,
  ${countOf(sql`${unbillable} & w.unseen`)} as unseen_unbillable,
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
