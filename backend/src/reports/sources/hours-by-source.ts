import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { HoursSource } from '../rules/hours-source.js';
import type { Days } from '../rules/period.js';
import { piecesOf, staleDays } from './days.js';
import { liveHours } from './hours.js';
import { customersPassing, type Narrowing, narrowsCustomers, once, passes, peoplePassing } from './narrowing.js';
import { addsUpAll, ownPeople, widened } from './sharers.js';

export interface HoursWanted {
  days: Days;
  filter: Narrowing;
  /** Days or weeks are asked for, which months are too coarse for. */
  finerThanMonths: boolean;
  /** What to group by, of a row that goes by this name. */
  keyOf(row: 'r' | 'l'): SQL;
}

/** Hours of a period, all that pass the filter, as parts of a `with`. */
export interface HoursFound {
  /** Tables that the others speak of. */
  tables: SQL;
  /** Rows of `key`, `person_id`, `seconds` and `billable_seconds`. */
  own: SQL;
  /** Rows of `key` and sums, with the bits of those who share in them; null where the source knows each person. */
  shared: SQL | null;
}

/** Hours from a roll-up where it speaks, and from the rows themselves elsewhere. It comes after `who`. */
export function hoursFrom(ctx: Ctx, source: HoursSource, wanted: HoursWanted): HoursFound {
  const { tables, own, shared } = sources[source](ctx, wanted);
  const live = sql`select ${wanted.keyOf('l')} as key, l.person_id, l.seconds,
      case when l.billable then l.seconds else 0 end as billable_seconds
    from (${liveHours(ctx)}) l where l.seconds > 0 and ${passing(ctx, wanted, 'l')}`;
  return { tables, own: sql.join(own ? [own, live] : [live], sql` union all `), shared: shared ?? null };
}

type Kept = Pick<HoursFound, 'tables'> & Partial<Pick<HoursFound, 'own' | 'shared'>>;

// The filter stands inside, where it spares the work of what it drops; loops say where to begin, since row-level
// security hides from the planner how many rows there are.
const sources: Record<HoursSource, (ctx: Ctx, wanted: HoursWanted) => Kept> = {
  totals: (ctx, wanted) => ({
    tables: piecesOf(wanted.days),
    shared: sql`${sharedSums(wanted)} from report_day_hours r where ${spoken(ctx, wanted.days)}`,
  }),
  customers: (ctx, wanted) => ({
    tables: piecesOf(wanted.days),
    shared: wanted.finerThanMonths
      ? sql`${sharedSums(wanted)} from report_customer_hours r
          where r.grain = 'day' and ${spoken(ctx, wanted.days)} and ${passing(ctx, wanted, 'r')}`
      : sql`${sharedSums(wanted)} from pieces p cross join lateral (select * from report_customer_hours r
          where r.org_id = ${ctx.orgId} and r.grain = p.piece and r.day = p.day offset 0) r
          where ${passing(ctx, wanted, 'r')}`,
  }),
  customer_categories: (ctx, wanted) => ({
    tables: piecesOf(wanted.days),
    shared: sql`${sharedSums(wanted)} from pieces p cross join lateral (select * from report_customer_category_hours r
      where r.org_id = ${ctx.orgId} and p.piece = 'month' and r.month = p.day offset 0) r
      where ${passing(ctx, wanted, 'r')}`,
    own: daysBesideMonths(ctx, wanted),
  }),
  person_categories: (ctx, wanted) => ({
    tables: piecesOf(wanted.days),
    own: sql`${monthsOf(ctx, sql`report_person_category_hours`, wanted)} union all ${daysBesideMonths(ctx, wanted)}`,
  }),
  customer_people: (ctx, wanted) => ({
    tables: piecesOf(wanted.days),
    own: sql`${monthsOf(ctx, sql`report_customer_person_hours`, wanted)} union all ${daysBesideMonths(ctx, wanted)}`,
  }),
  people: (ctx, wanted) => ({
    tables: staleDays(ctx, 'hours', wanted.days),
    own: sql`${ownSums(wanted)} from report_person_hours r where ${spoken(ctx, wanted.days)} and ${built}
      and ${passing(ctx, wanted, 'r')} and ${addsUpAll(ctx) ? sql`true` : sql`r.person_id in (${ownPeople(ctx)})`}`,
  }),
  entries: (ctx, wanted) => ({
    tables: staleDays(ctx, 'hours', wanted.days),
    own: sql`${entrySums(wanted)} from report_hours r where ${spoken(ctx, wanted.days)} and ${built}
      and ${passing(ctx, wanted, 'r')}`,
  }),
};

function monthsOf(ctx: Ctx, table: SQL, wanted: HoursWanted): SQL {
  const { days, filter } = wanted;
  const byCustomer = addsUpAll(ctx) && narrowsCustomers(filter) && !filter.unit;
  const people = addsUpAll(ctx) ? peoplePassing(ctx, filter) : ownPeople(ctx);
  const list = byCustomer ? customersPassing(ctx, filter) : people;
  const column = byCustomer ? sql`r.customer_id` : sql`r.person_id`;
  return sql`${ownSums(wanted)} from (${list}) l cross join lateral (
      select r.*, r.month as day from ${table} r where r.org_id = ${ctx.orgId} and ${column} = l.id
        and r.month >= ${days.from}::date and r.month < ${days.to}::date offset 0) r
    where ${once(sql`r.month`, sql`select p.day from pieces p where p.piece = 'month'`)} and ${passing(ctx, wanted, 'r')}`;
}

const daysBesideMonths = (ctx: Ctx, wanted: HoursWanted): SQL => sql`${entrySums(wanted)} from pieces p
  cross join lateral (select * from report_hours r
    where r.org_id = ${ctx.orgId} and p.piece = 'day' and r.day = p.day offset 0) r
  where ${passing(ctx, wanted, 'r')}`;

const spoken = (ctx: Ctx, { from, to }: Days): SQL => sql`r.org_id = ${ctx.orgId} and r.day >= ${from}::date
  and r.day < ${to}::date and r.day not in (select s.day from stale s)`;
const built = sql`r.day >= (select z.built_from from zone z)`;

const passing = (ctx: Ctx, { filter }: HoursWanted, row: 'r' | 'l'): SQL =>
  passes(ctx, filter, { customer: sql.raw(`${row}.customer_id`), person: sql.raw(`${row}.person_id`) });

const sharedSums = ({ keyOf }: HoursWanted): SQL => sql`select ${keyOf('r')} as key, r.seconds, r.billable_seconds,
  ${widened(sql`r.billable_people`)} as billable_people, ${widened(sql`r.unbillable_people`)} as unbillable_people`;
const ownSums = ({ keyOf }: HoursWanted): SQL =>
  sql`select ${keyOf('r')} as key, r.person_id, r.seconds, r.billable_seconds`;
const entrySums = ({ keyOf }: HoursWanted): SQL => sql`select ${keyOf('r')} as key, r.person_id, r.seconds,
  case when r.billable then r.seconds else 0 end as billable_seconds`;
