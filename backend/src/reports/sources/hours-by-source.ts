import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { HoursSource } from '../rules/hours-source.js';
import type { Days } from '../rules/period.js';
import { piecesOf, staleDays } from './days.js';
import { liveHours } from './hours.js';
import { customersPassing, type Narrowing, narrowsCustomers, peoplePassing } from './narrowing.js';
import { addsUpAll, bitOf, ownPeople, widened } from './sharers.js';

export interface HoursWanted {
  days: Days;
  filter: Narrowing;
  /** Days and weeks are asked for, which months are too coarse for. */
  finerThanMonths: boolean;
}

/**
 * Tables up to `hours` for a `with`, after `who`: seconds with the people who share in them, from a roll-up where it
 * speaks and from the rows themselves elsewhere. Of customer, person and category it has what the source knows.
 */
export function hoursFrom(ctx: Ctx, source: HoursSource, wanted: HoursWanted): SQL {
  const { stale, kept, names } = sources[source](ctx, wanted);
  const live = sql.join(
    names.map((name) => sql`, l.${sql.identifier(name)}`),
    sql``,
  );
  return sql`${stale},
    hours as (
      ${kept}
      union all
      select l.day, l.seconds, case when l.billable then l.seconds else 0 end,
        case when l.billable then ${bitOf(sql`l.person_id`)} end, case when not l.billable then ${bitOf(sql`l.person_id`)} end ${live}
      from (${liveHours(ctx)}) l where l.seconds > 0)`;
}

interface Kept {
  /** The tables with the days that are read live. */
  stale: SQL;
  /** What the roll-ups say of the others. */
  kept: SQL;
  names: readonly ('customer_id' | 'person_id' | 'category')[];
}

const sources: Record<HoursSource, (ctx: Ctx, wanted: HoursWanted) => Kept> = {
  totals: (ctx, { days }) => ({
    stale: piecesOf(days),
    kept: sql`select r.day, ${sharedSums}, r.category from report_day_hours r where ${spoken(ctx, days)}`,
    names: ['category'],
  }),
  customers: (ctx, { days, finerThanMonths }) => ({
    stale: piecesOf(days),
    kept: finerThanMonths
      ? sql`select r.day, ${sharedSums}, r.customer_id from report_customer_hours r where r.grain = 'day' and ${spoken(ctx, days)}`
      : sql`select r.day, ${sharedSums}, r.customer_id from pieces p cross join lateral (
          select * from report_customer_hours r where r.org_id = ${ctx.orgId} and r.grain = p.piece and r.day = p.day offset 0) r`,
    names: ['customer_id'],
  }),
  customer_people: (ctx, wanted) => ({
    stale: piecesOf(wanted.days),
    kept: sql`${monthsByPerson(ctx, wanted)} union all
      select r.day, ${ownSums}, r.customer_id, r.person_id from pieces p cross join lateral (
        select r.*, ${billable} as billable_seconds from report_hours r
        where r.org_id = ${ctx.orgId} and p.piece = 'day' and r.day = p.day offset 0) r`,
    names: ['customer_id', 'person_id'],
  }),
  people: (ctx, { days }) => ({
    stale: staleDays(ctx, 'hours', days),
    kept: sql`select r.day, ${ownSums}, r.person_id from report_person_hours r where ${spoken(ctx, days)} and ${built}
      and ${addsUpAll(ctx) ? sql`true` : sql`r.person_id in (${ownPeople(ctx)})`}`,
    names: ['person_id'],
  }),
  entries: (ctx, { days }) => ({
    stale: staleDays(ctx, 'hours', days),
    kept: sql`select r.day, ${ownSums}, r.customer_id, r.person_id, r.category from (
      select r.*, ${billable} as billable_seconds from report_hours r where ${spoken(ctx, days)} and ${built}) r`,
    names: ['customer_id', 'person_id', 'category'],
  }),
};

// Loops say where to begin, since row-level security hides from the planner how many rows there are.
function monthsByPerson(ctx: Ctx, { days, filter }: HoursWanted): SQL {
  const byCustomer = addsUpAll(ctx) && narrowsCustomers(filter) && !filter.unit;
  const people = addsUpAll(ctx) ? peoplePassing(ctx, filter) : ownPeople(ctx);
  const list = byCustomer ? customersPassing(ctx, filter) : people;
  const column = byCustomer ? sql`r.customer_id` : sql`r.person_id`;
  return sql`select r.month, ${ownSums}, r.customer_id, r.person_id from (${list}) l cross join lateral (
      select * from report_customer_person_hours r where r.org_id = ${ctx.orgId} and ${column} = l.id
        and r.month >= ${days.from}::date and r.month < ${days.to}::date offset 0) r
    where r.month in (select p.day from pieces p where p.piece = 'month')`;
}

const spoken = (ctx: Ctx, { from, to }: Days): SQL => sql`r.org_id = ${ctx.orgId} and r.day >= ${from}::date
  and r.day < ${to}::date and r.day not in (select s.day from stale s)`;
const built = sql`r.day >= (select z.built_from from zone z)`;
const billable = sql`case when r.billable then r.seconds else 0 end`;

const sharedSums = sql`r.seconds, r.billable_seconds, ${widened(sql`r.billable_people`)} as billable_people,
  ${widened(sql`r.unbillable_people`)} as unbillable_people`;
const ownSums = sql`r.seconds, r.billable_seconds,
  case when r.billable_seconds > 0 then ${bitOf(sql`r.person_id`)} end as billable_people,
  case when r.billable_seconds < r.seconds then ${bitOf(sql`r.person_id`)} end as unbillable_people`;
