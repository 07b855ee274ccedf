import type { FollowUpsReport, followUpsReport, reportFilter } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type FollowUpFigures, followUpFigures, rescheduleCounts } from '../reads/follow-up-figures.js';
import { labelsOf } from '../reads/labels.js';
import { aboutOf } from '../reads/organisation.js';
import { figureOf, shareOf } from '../rules/figure.js';
import type { Days } from '../rules/period.js';

type Input = z.output<typeof reportFilter>;

/** How promises are kept: completion, response time, overdue by person and weekday, and how often they were put off. */
export async function readFollowUps(ctx: Ctx, input: Input): Promise<z.input<typeof followUpsReport>> {
  authorise(ctx, 'report.read');
  const { period, comparedPeriod, timeZone, today } = await aboutOf(ctx, input);
  const now = await figuresOf(ctx, input, { days: period, today });
  const before = comparedPeriod ? await figuresOf(ctx, input, { days: comparedPeriod, today }) : null;
  const people = now.rows.filter(({ part }) => part === 'person');
  // Whoever put off what is due in another period has a line as well.
  const unseen = [...now.reschedules.keys()].filter((key) => !people.some((row) => (row.person_id ?? '') === key));
  const labels = await labelsOf(ctx, 'person', [...people.map((row) => row.person_id ?? ''), ...unseen]);
  const line = (key: string, row: FollowUpFigures | undefined) => ({
    ...{ ...labels(key), ...partOf(row), medianResponseSeconds: row?.median ?? null },
    reschedules: now.reschedules.get(key) ?? 0,
  });
  return {
    ...{ period, comparedPeriod, timeZone, totals: totalsOf(now, before) },
    byPerson: [...people.map((row) => line(row.person_id ?? '', row)), ...unseen.map((key) => line(key, undefined))],
    byWeekday: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      ...partOf(now.rows.find((row) => row.part === 'weekday' && row.weekday === weekday)),
    })),
  };
}

interface Figures {
  rows: FollowUpFigures[];
  reschedules: Map<string, number>;
}

async function figuresOf(ctx: Ctx, filter: Input, asked: { days: Days; today: string }): Promise<Figures> {
  const rows = await followUpFigures(ctx, { ...asked, filter });
  return { rows, reschedules: await rescheduleCounts(ctx, { days: asked.days, filter }) };
}

function partOf(row: FollowUpFigures | undefined) {
  const { due = 0, completed = 0, overdue = 0 } = row ?? {};
  return { due, completed, overdue, completionRate: shareOf(completed, due) };
}

function totalsOf(now: Figures, before: Figures | null): FollowUpsReport['totals'] {
  const [present, past] = [valuesOf(now), before ? valuesOf(before) : null];
  const figure = (name: keyof typeof present) => figureOf(present[name], past?.[name] ?? null);
  return {
    ...{ due: figure('due'), completed: figure('completed'), completionRate: figure('completionRate') },
    ...{ onTimeRate: figure('onTimeRate'), overdue: figure('overdue'), reschedules: figure('reschedules') },
    medianResponseSeconds: figure('medianResponseSeconds'),
    p85ResponseSeconds: figure('p85ResponseSeconds'),
  };
}

function valuesOf({ rows, reschedules }: Figures) {
  const total = rows.find(({ part }) => part === 'total');
  const part = partOf(total);
  return {
    ...{ ...part, onTimeRate: shareOf(total?.on_time ?? 0, part.due) },
    medianResponseSeconds: total?.median ?? null,
    p85ResponseSeconds: total?.p85 ?? null,
    reschedules: [...reschedules.values()].reduce((sum, count) => sum + count, 0),
  };
}
