import { heatmapRows, type TaskGrouping, taskGroupings } from '@threadline/shared/reports/choices';
import type { Ctx } from '../../src/platform/db/in-org.js';
import { readFollowUps, readHeatmap, readPortalAdoption, readSummary, readTasks } from '../../src/reports/service.js';
import { type Comparison, everyGroup } from './check.js';
import { type Width, widthsOf } from './place.js';
import { plainHeatmap, plainTasks } from './plain-counts.js';
import { plainFollowUps, plainPortal } from './plain-promises.js';

/** Heatmap, tasks, follow-ups, portal and the page of answers against the rows that they count. */
export async function compareCounts(ctx: Ctx, comparison: Comparison): Promise<void> {
  const { asked, place, check } = comparison;
  for (const width of ['day', 'week', 'month'] as const) {
    if (widthsOf(asked).includes(width)) await compareHeatmap(ctx, comparison, width);
  }
  for (const by of taskGroupings) await compareTasks(ctx, comparison, by);
  await compareFollowUps(ctx, comparison);
  const visits = await comparePortal(ctx, comparison);
  const { answers } = await readSummary(ctx, { ...asked, compare: 'none' });
  const answer = (key: string) => answers.find((one) => one.key === key)?.figure.value;
  const lines = await plainHeatmap(place, asked, { rows: 'customers', width: 'month' });
  check.same(`answers ${JSON.stringify(asked)} activity`, answer('activity'), sumOf([...lines.values()], 'count'));
  check.same(`answers ${JSON.stringify(asked)} visits`, answer('portal_visits'), visits);
}

async function compareHeatmap(ctx: Ctx, { place, asked, check }: Comparison, width: Width): Promise<void> {
  for (const rows of heatmapRows) {
    const report = await readHeatmap(ctx, { ...asked, rows, columns: width, compare: 'none', limit: everyGroup });
    const plain = await plainHeatmap(place, asked, { rows, width });
    const what = `heatmap of ${rows} by ${width} ${JSON.stringify(asked)}`;
    const cells = new Map<string, number>(
      report.rows.flatMap(({ key, counts }) =>
        counts.flatMap((count, at) => (count > 0 ? [[`${key} ${report.columns[at]?.from}`, count] as const] : [])),
      ),
    );
    check.same(`${what} cells`, cells.size, plain.size);
    for (const [key, { count }] of plain) check.same(`${what} ${key}`, cells.get(key), count);
    check.same(`${what} total`, report.total.value, sumOf([...plain.values()], 'count'));
    check.same(
      `${what} columns`,
      report.columnTotals.reduce((sum, count) => sum + count, 0),
      report.total.value,
    );
  }
}

async function compareTasks(ctx: Ctx, { place, asked, check }: Comparison, by: TaskGrouping): Promise<void> {
  const report = await readTasks(ctx, { ...asked, by, compare: 'none', limit: everyGroup });
  const what = `tasks by ${by} ${JSON.stringify(asked)}`;
  const plain = await plainTasks(place, asked, by);
  const told = new Map(report.groups.map((group) => [group.key ?? '', group]));
  for (const [key, { completed, created, median, p85 }] of plain) {
    const one = told.get(key);
    const figures = [one?.completed, one?.created, rounded(one?.medianCycleSeconds), rounded(one?.p85CycleSeconds)];
    check.same(`${what} ${key}`, figures, [completed, created, rounded(median), rounded(p85)]);
  }
  const all = (await plainTasks(place, asked, 'all')).get('') ?? { completed: 0, created: 0, median: null };
  const { completed, created, medianCycleSeconds } = report.totals;
  check.same(
    `${what} total`,
    [completed.value, created.value, rounded(medianCycleSeconds.value)],
    [...[all.completed, all.created, rounded(all.median)]],
  );
}

async function compareFollowUps(ctx: Ctx, { place, asked, today, check }: Comparison): Promise<void> {
  const { totals, byPerson, byWeekday } = await readFollowUps(ctx, { ...asked, compare: 'none' });
  const what = `follow-ups ${JSON.stringify(asked)}`;
  const plain = await plainFollowUps(place, asked, today);
  const of = (key: string) => {
    const { due = 0, completed = 0, overdue = 0 } = plain.get(key) ?? {};
    return [due, completed, overdue];
  };
  check.same(`${what} total`, [totals.due.value, totals.completed.value, totals.overdue.value], of('all'));
  const { due = 0, onTime = 0 } = plain.get('all') ?? {};
  check.same(`${what} on time`, totals.onTimeRate.value, due === 0 ? null : Number(onTime) / Number(due));
  check.same(`${what} put off`, totals.reschedules.value, plain.get('reschedules')?.count);
  for (const one of byPerson)
    check.same(`${what} of ${one.key}`, [one.due, one.completed, one.overdue], of(`person ${one.key ?? ''}`));
  for (const one of byWeekday)
    check.same(`${what} on ${one.weekday}`, [one.due, one.completed, one.overdue], of(`weekday ${one.weekday}`));
}

async function comparePortal(ctx: Ctx, { place, asked, check }: Comparison): Promise<number> {
  const report = await readPortalAdoption(ctx, { ...asked, compare: 'none', limit: everyGroup });
  const what = `portal ${JSON.stringify(asked)}`;
  const plain = await plainPortal(place, asked);
  const { customers, never } = plain.get('all') ?? {};
  plain.delete('all');
  check.same(`${what} customers`, [report.customerCount, report.totals.never.value], [customers, never]);
  check.same(`${what} visiting`, [report.totals.visiting.value, report.customers.length], [plain.size, plain.size]);
  for (const { key, visits, visitors } of report.customers)
    check.same(`${what} ${key}`, [visits, visitors], [plain.get(key)?.visits, plain.get(key)?.visitors]);
  const visits = sumOf([...plain.values()], 'visits');
  check.same(`${what} visits`, report.totals.visits.value, visits);
  return visits;
}

const sumOf = (rows: readonly Record<string, unknown>[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name]), 0);

/** To the thousandth: medians are divided twice. */
const rounded = (value: unknown): number | null => (value == null ? null : Math.round(Number(value) * 1000) / 1000);
