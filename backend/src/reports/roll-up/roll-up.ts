import { sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { organisationIds } from '../../platform/db/organisations.js';
import { textArray } from '../../platform/db/text-array.js';
import { recompute, type Subject, subjects, tablesOf } from './recompute.js';

const daysAtOnce = 92;

/** Brings every organisation's roll-ups up to date: builds what is missing and recomputes the days written to. */
export async function rollUp(runtime: Runtime): Promise<void> {
  for (const id of await organisationIds(runtime)) await rollUpOrganisation(runtime, id);
}

/** The same for one, in short transactions; whoever else is at it keeps the work. */
export async function rollUpOrganisation(runtime: Runtime, orgId: string): Promise<void> {
  const repeat = async (step: (ctx: Ctx) => Promise<boolean>) => {
    while (await inOrg(runtime, systemOf(orgId), async (ctx) => (await isFree(ctx)) && step(ctx)));
  };
  await repeat(buildNextDays);
  for (const subject of subjects) await repeat((ctx) => refreshStaleDays(ctx, subject));
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
  next_from: string | null;
  first_day: string | null;
}

/** Builds from the latest day back to the first; false when nothing is left to build. */
async function buildNextDays(ctx: Ctx): Promise<boolean> {
  const state = await readState(ctx);
  if (!state) return false;
  if (state.built_from === '-infinity') return false;
  if (state.built_from === null) return begin(ctx);
  if (state.next_from === null) {
    await finish(ctx, state.first_day);
    return false;
  }
  const days = sql`select g.day::date as day from generate_series(${state.next_from}::timestamp,
    (${state.built_from}::date - 1)::timestamp, interval '1 day') g(day)`;
  for (const subject of subjects) await recompute(ctx, subject, days);
  await moveTo(ctx, state.next_from);
  return true;
}

async function readState(ctx: Ctx): Promise<State | undefined> {
  const [state] = await ctx.tx.execute<State>(sql`
    select s.built_from::text, f.first_day::text,
      case when s.built_from > f.first_day then greatest(f.first_day, s.built_from - ${daysAtOnce}::int)::text end as next_from
    from organisations o left join report_states s on s.org_id = o.id and s.time_zone = o.time_zone
    cross join lateral (select (least(
      (select min(e.started_at) from time_entries e where e.org_id = o.id),
      (select min(e.at) from timeline_entries e where e.org_id = o.id and e.removed_at is null and e.visible_to is null)
      ) at time zone o.time_zone)::date as first_day) f
    where o.id = ${ctx.orgId}`);
  return state;
}

// From the day after the last row on nothing is rolled up, which is true, and whoever writes there marks the day.
async function begin(ctx: Ctx): Promise<boolean> {
  const { orgId, tx } = ctx;
  const [row] = await tx.execute<{ day: string }>(sql`
    insert into report_states (org_id, time_zone, built_from)
    select o.id, o.time_zone, coalesce((greatest(
      (select max(e.started_at + make_interval(secs => e.duration_seconds)) from time_entries e where e.org_id = o.id),
      (select max(e.at) from timeline_entries e where e.org_id = o.id and e.removed_at is null and e.visible_to is null)
      ) at time zone o.time_zone)::date + 1, '-infinity'::date)
    from organisations o where o.id = ${orgId}
    on conflict (org_id) do update set time_zone = excluded.time_zone, built_from = excluded.built_from
    returning built_from::text as day`);
  const from = row?.day ?? '-infinity';
  for (const table of subjects.flatMap((subject) => tablesOf[subject])) {
    await tx.execute(sql`delete from ${table} where org_id = ${orgId} and day >= ${from}::date`);
  }
  return true;
}

async function moveTo(ctx: Ctx, day: string): Promise<void> {
  await ctx.tx.execute(sql`update report_states set built_from = ${day}::date where org_id = ${ctx.orgId}`);
}

// What was built in another zone may begin a day earlier than the rows do in this one.
async function finish(ctx: Ctx, firstDay: string | null): Promise<void> {
  for (const table of subjects.flatMap((subject) => tablesOf[subject])) {
    await ctx.tx.execute(
      sql`delete from ${table} where org_id = ${ctx.orgId} and day < coalesce(${firstDay}, 'infinity')::date`,
    );
  }
  await moveTo(ctx, '-infinity');
}

/** Recomputes days that were written to, the latest first; false when there are none. */
async function refreshStaleDays(ctx: Ctx, subject: Subject): Promise<boolean> {
  const { orgId, tx } = ctx;
  const marks = sql`select m.day from report_stale_days m where m.org_id = ${orgId} and m.subject = ${subject}`;
  const gone = await tx.execute<{ day: string }>(sql`
    with latest as (select distinct m.day from (${marks}) m order by m.day desc limit ${daysAtOnce}),
    gone as (delete from report_stale_days where org_id = ${orgId} and subject = ${subject}
      and day in (select l.day from latest l) returning day)
    select distinct day::text from gone`);
  if (gone.length === 0) return false;
  const days = gone.map(({ day }) => day);
  await recompute(ctx, subject, sql`select d.day from unnest(${textArray(days)}::date[]) d(day)`);
  return true;
}
