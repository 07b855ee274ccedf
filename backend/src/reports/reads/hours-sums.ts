import type { HoursGrouping } from '@threadline/shared/reports/choices';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { type HoursSum, nothing } from '../rules/concealment.js';
import type { Days } from '../rules/period.js';
import { hoursWithin } from '../sources/hours.js';
import { type Narrowing, narrowsCustomers, passes } from '../sources/narrowing.js';

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
export async function sumHours(ctx: Ctx, { days, by, filter, limit, keys }: HoursQuestion): Promise<HoursSums> {
  const columns = { customer: sql`h.customer_id`, person: sql`h.person_id` };
  // Sums of a year are hashed in memory; on disk they take three times as long.
  await ctx.tx.execute(sql`select set_config('work_mem', '64MB', true)`);
  const rows = await ctx.tx.execute<Row>(sql`
    with ${hoursWithin(ctx, days, needsCustomers(by, filter) ? 'all' : 'people')},
    summed as (
      select ${keyOf[by]} as key, h.person_id, sum(h.seconds) as seconds, sum(h.billable_seconds) as billable
      from hours h where ${passes(ctx, filter, columns)} group by 1, 2),
    by_person as (
      select ${by === 'unit' ? sql`coalesce(p.unit, '')` : sql`h.key`} as key, h.person_id, h.seconds, h.billable,
        ${seenBy(ctx)} as seen
      from summed h ${by === 'unit' ? sql`join people p on p.org_id = ${ctx.orgId} and p.id = h.person_id` : sql``}),
    grouped as (select key::text as key, key as exact, ${sums} from by_person b group by b.key),
    top as (select * from grouped ${keys ? sql`where key = any(${textArray(keys)})` : sql``}
      order by seconds desc, key limit ${limit}),
    counted as (select count(*)::int as groups from grouped)
    select 'group' as part, t.key, ${names}, c.groups from top t, counted c
    union all
    select 'rest', '', ${sums}, max(b.groups) from (${byPerson(sql`where key not in (select exact from top)`)}) b
    union all
    select 'total', '', ${sums}, max(b.groups) from (${byPerson(sql``)}) b`);
  return sorted([...rows]);
}

const needsCustomers = (by: HoursGrouping, filter: Narrowing): boolean =>
  by === 'customer' || by === 'category' || narrowsCustomers(filter);

const keyOf: Record<HoursGrouping, SQL> = {
  customer: sql`h.customer_id`,
  person: sql`h.person_id`,
  // By person first: a unit is looked up once for each.
  unit: sql`null::text`,
  category: sql`h.category`,
  day: sql`h.day`,
  week: sql`date_trunc('week', h.day::timestamp)::date`,
  month: sql`date_trunc('month', h.day::timestamp)::date`,
};

/** Whether the asker may read the person's own hours. */
export const seenBy = (ctx: Ctx): SQL =>
  ctx.role === 'system'
    ? sql`true`
    : sql`(h.person_id = ${ctx.personId} or h.person_id = any ((select approved_people())::uuid[]))`;

const byPerson = (where: SQL): SQL => sql`select person_id, bool_and(seen) as seen, sum(seconds) as seconds,
  sum(billable) as billable, (select groups from counted) as groups from by_person ${where} group by person_id`;

const sums = sql`coalesce(sum(b.seconds::float8), 0) as seconds, coalesce(sum(b.billable::float8), 0) as billable,
  count(*)::int as contributors, count(*) filter (where not b.seen)::int as unseen,
  count(*) filter (where not b.seen and b.billable > 0)::int as unseen_billable,
  count(*) filter (where not b.seen and b.billable < b.seconds)::int as unseen_unbillable,
  min(b.person_id::text) filter (where not b.seen) as person,
  min(b.person_id::text) filter (where not b.seen and b.billable > 0) as billable_person,
  min(b.person_id::text) filter (where not b.seen and b.billable < b.seconds) as unbillable_person`;

const names = sql`t.seconds, t.billable, t.contributors, t.unseen, t.unseen_billable, t.unseen_unbillable, t.person,
  t.billable_person, t.unbillable_person`;

function sorted(rows: Row[]): HoursSums {
  const of = (part: Row['part']) => rows.filter((row) => row.part === part).map(sumOf);
  const [total = nothing] = of('total');
  const [rest] = of('rest').filter((sum) => sum.contributors > 0);
  const groups = of('group').sort((first, second) => second.seconds - first.seconds);
  return { groups, groupCount: rows.find((row) => row.part === 'group')?.groups ?? 0, rest: rest ?? null, total };
}

function sumOf(row: Row): HoursSum {
  const { key, seconds, contributors, unseen, person } = row;
  return {
    ...{ key, seconds, contributors, unseen, person, billableSeconds: row.billable },
    ...{ unseenBillable: row.unseen_billable, unseenUnbillable: row.unseen_unbillable },
    ...{ billablePerson: row.billable_person, unbillablePerson: row.unbillable_person },
  };
}
