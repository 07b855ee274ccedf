import { addDays } from '@threadline/shared/kernel/calendar';
import { type Actor, inOrg, type Runtime } from '../../src/platform/db/in-org.js';
import { Check } from './check.js';
import { compareCounts } from './compare-counts.js';
import { compareHours } from './compare-hours.js';
import type { Asked, Place } from './place.js';

export interface FiguresOptions {
  runtime: Runtime;
  place: Place;
  owner: Actor;
  /** Gives each period one of the filters only, another one each turn. */
  turn?: number;
}

/** Puts every report and plain SQL to the same questions: from a day to ten years, and on days when clocks change. */
export async function compareFigures({ runtime, place, owner, turn }: FiguresOptions): Promise<Check> {
  const check = new Check();
  const today = await todayIn(place, runtime.clock());
  const filters = await filtersOf(place);
  for (const [at, period] of (await periodsOf(place, today)).entries()) {
    for (const filter of turn === undefined ? filters : [filters[(at + turn) % filters.length] ?? {}]) {
      const comparison = { place, asked: { ...period, ...filter }, today, check };
      await inOrg(runtime, owner, (ctx) => compareHours(ctx, comparison));
      await inOrg(runtime, owner, (ctx) => compareCounts(ctx, comparison));
    }
  }
  return check;
}

async function periodsOf({ sql, timeZone }: Place, today: string): Promise<Pick<Asked, 'from' | 'to'>[]> {
  const changes = await sql<{ day: string }[]>`
    select d::date::text as day from generate_series(${today}::timestamp - interval '2 years',
      ${today}::timestamp - interval '1 day', interval '1 day') d
    where (d at time zone ${timeZone}) + interval '24 hours' <> (d + interval '1 day') at time zone ${timeZone}
    order by 1`;
  const tomorrow = addDays(today, 1);
  return [
    ...changes.slice(-1).flatMap(({ day }) => [
      { from: day, to: addDays(day, 1) },
      { from: addDays(day, -10), to: addDays(day, 45) },
    ]),
    { from: addDays(today, -6), to: tomorrow },
    { from: addDays(today, -91), to: tomorrow },
    { from: addDays(today, -365), to: today },
    { from: addDays(today, -3650), to: tomorrow },
  ];
}

async function filtersOf({ sql, orgId }: Place): Promise<Omit<Asked, 'from' | 'to'>[]> {
  const [owner] = await sql<{ id: string }[]>`select a.person_id as id from assignments a
    where a.org_id = ${orgId} and a.kind = 'owner' group by 1 order by count(*) desc, 1 limit 1`;
  const [unit] = await sql<{ unit: string }[]>`select unit from people where org_id = ${orgId} and unit is not null
    group by 1 order by 1 limit 1`;
  return [
    {},
    { stage: ['growth', 'adoption'] },
    ...(owner ? [{ ownerId: owner.id }] : []),
    { size: 'smb' },
    ...(unit ? [unit, { ...unit, stage: ['growth' as const] }] : []),
  ];
}

async function todayIn({ sql, timeZone }: Place, now: Date): Promise<string> {
  const [row] = await sql<{ day: string }[]>`select (${now}::timestamptz at time zone ${timeZone})::date::text as day`;
  return row?.day ?? '';
}
