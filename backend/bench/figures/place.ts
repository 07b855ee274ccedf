import type { ReportFilter } from '@threadline/shared/reports/filter';
import type postgres from 'postgres';

type Sql = postgres.Sql;
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Where figures are reckoned plainly: as the administrator, from the tables that people write to, and no roll-up. */
export interface Place {
  sql: Sql;
  orgId: string;
  timeZone: string;
  /** The owner, who asks. */
  personId: string;
}

/** A question put to a report and to plain SQL alike. */
export interface Asked extends Pick<ReportFilter, 'from' | 'to' | 'stage' | 'size' | 'ownerId' | 'unit'> {}

export type Width = 'day' | 'week' | 'month';

const [mostDays, mostWeeks] = [100, 540];

/** The groupings that a period can be cut into, besides those that are not of time. */
export function widthsOf({ from, to }: Asked): string[] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const widths = [...(days <= mostDays ? ['day'] : []), ...(days / 7 < mostWeeks ? ['week'] : []), 'month'];
  return [...widths, 'customer', 'unit', 'person', 'category'];
}

/** Groups with their figures, by key; empty where it has none. */
export type Figures = Map<string, Record<string, unknown>>;

/** The instants between which the period lies, as `w.starts` and `w.ends`. */
export const period = ({ sql, timeZone }: Place, { from, to }: Asked): Fragment =>
  sql`(select ${from}::timestamp at time zone ${timeZone} as starts,
    ${to}::timestamp at time zone ${timeZone} as ends) w`;

/** The same cut into weeks or months, each with its `key` and the days that it has of the period. */
export function columns({ sql, timeZone }: Place, { from, to }: Asked, width: Width): Fragment {
  const [unit, step] = [sql`${width}::text`, sql`${`1 ${width}`}::interval`];
  const first = sql`greatest(k, ${from}::timestamp)`;
  const past = sql`least(k + ${step}, ${to}::timestamp)`;
  return sql`(select k::date::text as key, ${first}::date::text as first, ${past}::date::text as past,
      ${first} at time zone ${timeZone} as starts, ${past} at time zone ${timeZone} as ends
    from generate_series(date_trunc(${unit}, ${from}::timestamp), ${to}::timestamp - interval '1 day', ${step}) k) w`;
}

/** What the filter asks of a row's customer and person. */
export function passing(place: Place, asked: Asked, of: { customer: Fragment; person: Fragment }): Fragment {
  const { sql, orgId } = place;
  const { stage, size, ownerId, unit } = asked;
  const customers = sql`and ${of.customer} in (select c.id from customers c where c.org_id = ${orgId}
    ${stage ? sql`and c.stage = any(${[...stage]})` : sql``} ${size ? sql`and c.size = ${size}` : sql``}
    ${ownerId ? sql`and ${ownedBy(place, ownerId)}` : sql``})`;
  const people = sql`and ${of.person} in (select p.id from people p
    where p.org_id = ${orgId} and p.unit = ${unit ?? ''})`;
  return sql`${stage || size || ownerId ? customers : sql``} ${unit ? people : sql``}`;
}

const ownedBy = ({ sql }: Place, ownerId: string): Fragment => sql`exists (select from assignments a
  where a.org_id = c.org_id and a.customer_id = c.id and a.person_id = ${ownerId} and a.kind = 'owner')`;

/** Rows with a key as figures by key. */
export const byKey = (rows: readonly Record<string, unknown>[]): Figures =>
  new Map(rows.map(({ key, ...figures }) => [String(key ?? ''), figures]));
