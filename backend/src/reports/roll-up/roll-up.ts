import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import { textArray } from '../../platform/db/text-array.js';
import { recompute, type Subject, subjects } from './recompute.js';
import { sumDays, sumMonth } from './sum-up.js';

/** Brings every organisation's roll-ups up to date: builds what is missing and recomputes the days written to. */
export async function rollUp(runtime: Runtime): Promise<void> {
  await visitOrganisations(runtime, (id) => rollUpOrganisation(runtime, id));
}

/** The same for one, in short transactions; whoever else is at it keeps the work. */
export async function rollUpOrganisation(runtime: Runtime, orgId: string): Promise<void> {
  const repeat = async (step: (ctx: Ctx) => Promise<boolean>) => {
    while (await inOrg(runtime, systemOf(orgId), async (ctx) => (await isFree(ctx)) && step(ctx)));
  };
  await repeat(buildNextMonth);
  await repeat(sumNextMonth);
  for (const subject of subjects) await refreshStaleMonths(runtime, orgId, subject);
}

/** Forgets an organisation's roll-ups, as after rows were loaded past the database's triggers, and makes them anew. */
export async function rebuild(runtime: Runtime, orgId: string): Promise<void> {
  await inOrg(runtime, systemOf(orgId), (ctx) =>
    ctx.tx.execute(sql`delete from report_states where org_id = ${ctx.orgId}`),
  );
  await rollUpOrganisation(runtime, orgId);
}

async function isFree(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`roll-up ${ctx.orgId}`}, 0)) as free`,
  );
  return row?.free === true;
}

interface State extends Record<string, unknown> {
  /** Null before the first build, and after the organisation has moved to another zone. */
  built_from: string | null;
  summed_from: string | null;
  /** The month to do next; null where no day is left. */
  next_build: string | null;
  next_sum: string | null;
  first_day: string | null;
  last_day: string | null;
}

/** Builds from the latest day back to the first, a month at a time; false when nothing is left to build. */
async function buildNextMonth(ctx: Ctx): Promise<boolean> {
  const state = await readState(ctx);
  if (!state || state.built_from === '-infinity') return false;
  if (state.built_from === null) return begin(ctx);
  if (state.next_build === null) {
    await finish(ctx, state);
    return false;
  }
  const days = daysBetween(state.next_build, sql`${state.built_from}::date`);
  for (const subject of subjects) await recompute(ctx, subject, days);
  await sumMonth(ctx, state.next_build);
  await moveTo(ctx, { built: state.next_build, summed: besideBuilt(state, state.next_build) });
  return true;
}

/** Sums up months that were built before there were sums, the same way; false when nothing is left to sum up. */
async function sumNextMonth(ctx: Ctx): Promise<boolean> {
  const state = await readState(ctx);
  if (state?.built_from !== '-infinity' || state.summed_from === '-infinity') return false;
  if (state.summed_from === 'infinity' && state.last_day !== null) {
    await moveTo(ctx, { built: '-infinity', summed: state.last_day });
    return true;
  }
  if (state.next_sum === null) {
    await moveTo(ctx, { built: '-infinity', summed: '-infinity' });
    return false;
  }
  await sumDays(ctx, daysBetween(state.next_sum, sql`(${state.next_sum}::date + interval '1 month')::date`));
  await sumMonth(ctx, state.next_sum);
  await moveTo(ctx, { built: '-infinity', summed: state.next_sum });
  return true;
}

const daysBetween = (from: string, to: SQL): SQL =>
  sql`select g.day::date as day
    from generate_series(${from}::timestamp, (${to} - 1)::timestamp, interval '1 day') g(day)`;

async function readState(ctx: Ctx): Promise<State | undefined> {
  const monthBefore = (day: SQL) => sql`date_trunc('month', (${day} - 1)::timestamp)::date`;
  const [state] = await ctx.tx.execute<State>(sql`
    select s.built_from::text, s.summed_from::text, f.first_day::text, k.last_day::text,
      case when s.built_from > f.first_day then ${monthBefore(sql`s.built_from`)}::text end as next_build,
      case when s.summed_from > k.first_day then ${monthBefore(sql`s.summed_from`)}::text end as next_sum
    from organisations o left join report_states s on s.org_id = o.id and s.time_zone = o.time_zone
    cross join lateral (select (least(
      (select min(e.started_at) from time_entries e where e.org_id = o.id),
      (select min(e.at) from timeline_entries e where e.org_id = o.id and e.removed_at is null and e.visible_to is null)
      ) at time zone o.time_zone)::date as first_day) f
    cross join lateral (select min(h.day) as first_day, max(h.day) + 1 as last_day
      from report_hours h where h.org_id = o.id) k
    where o.id = ${ctx.orgId}`);
  return state;
}

// From the day after the last row on nothing is rolled up, which is true, and whoever writes there marks the day.
async function begin(ctx: Ctx): Promise<boolean> {
  const { orgId, tx } = ctx;
  const [row] = await tx.execute<{ day: string }>(sql`
    insert into report_states (org_id, time_zone, built_from, summed_from)
    select o.id, o.time_zone, f.day, f.day from organisations o cross join lateral (select coalesce((greatest(
      (select max(e.started_at + make_interval(secs => e.duration_seconds)) from time_entries e where e.org_id = o.id),
      (select max(e.at) from timeline_entries e where e.org_id = o.id and e.removed_at is null and e.visible_to is null)
      ) at time zone o.time_zone)::date + 1, '-infinity'::date) as day) f
    where o.id = ${orgId}
    on conflict (org_id) do update set time_zone = excluded.time_zone, built_from = excluded.built_from,
      summed_from = excluded.summed_from
    returning built_from::text as day`);
  await forget(ctx, sql`>= ${row?.day ?? '-infinity'}::date`);
  return true;
}

async function moveTo(ctx: Ctx, { built, summed }: { built: string; summed: string }): Promise<void> {
  await ctx.tx.execute(
    sql`update report_states set built_from = ${built}::date, summed_from = ${summed}::date where org_id = ${ctx.orgId}`,
  );
}

// What was built in another zone may begin a day earlier than the rows do in this one.
async function finish(ctx: Ctx, state: State): Promise<void> {
  await forget(ctx, sql`< date_trunc('month', coalesce(${state.first_day}, 'infinity')::timestamp)::date`);
  await moveTo(ctx, { built: '-infinity', summed: besideBuilt(state, '-infinity') });
}

/** Sums go back together with what is built, unless it was begun before there were sums. */
const besideBuilt = ({ built_from, summed_from }: State, day: string): string =>
  built_from === summed_from ? day : (summed_from ?? 'infinity');

async function forget(ctx: Ctx, when: SQL): Promise<void> {
  for (const { table, day } of rollUps) {
    await ctx.tx.execute(sql`delete from ${table} where org_id = ${ctx.orgId} and ${day} ${when}`);
  }
}

const byDay = ['report_hours', 'report_activity', 'report_person_hours', 'report_day_hours', 'report_customer_hours'];
const byMonth = ['report_customer_category_hours', 'report_person_category_hours', 'report_customer_person_hours'];
const rollUps = [
  ...byDay.map((table) => ({ table: sql.identifier(table), day: sql`day` })),
  ...byMonth.map((table) => ({ table: sql.identifier(table), day: sql`month` })),
];

/** Goes once through the months written to, from the latest back: what is written to again meanwhile waits for the next time. */
async function refreshStaleMonths(runtime: Runtime, orgId: string, subject: Subject): Promise<void> {
  let before: string | null = 'infinity';
  while (before !== null) {
    const end: string = before;
    before = await inOrg(runtime, systemOf(orgId), async (ctx) =>
      (await isFree(ctx)) ? refreshLatestMonth(ctx, subject, end) : null,
    );
  }
}

/** Recomputes the days written to of the latest month before a day; null when there are none. */
async function refreshLatestMonth(ctx: Ctx, subject: Subject, before: string): Promise<string | null> {
  const { orgId, tx } = ctx;
  const marks = sql`org_id = ${orgId} and subject = ${subject} and day < ${before}::date`;
  const gone = await tx.execute<{ day: string; month: string }>(sql`
    with gone as (delete from report_stale_days where ${marks}
      and day >= (select date_trunc('month', max(m.day)::timestamp)::date from report_stale_days m where ${marks})
      returning day)
    select distinct day::text, date_trunc('month', day::timestamp)::date::text as month from gone`);
  const [one] = gone;
  if (!one) return null;
  const days = gone.map(({ day }) => day);
  await recompute(ctx, subject, sql`select d.day from unnest(${textArray(days)}::date[]) d(day)`);
  if (subject === 'hours') await sumMonth(ctx, one.month);
  return one.month;
}
