import type { AnswerKey, Figure, reportFilter, summaryReport } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { countTotal } from '../reads/activity-counts.js';
import { aboutOf } from '../reads/organisation.js';
import { figureOf } from '../rules/figure.js';
import { readFollowUps } from './follow-ups.js';
import { readHours } from './hours.js';
import { readPortalAdoption } from './portal-adoption.js';
import { readTasks } from './tasks.js';
import { readUtilisation } from './utilisation.js';

type Input = z.output<typeof reportFilter>;
type Answer = z.input<typeof summaryReport>['answers'][number];

/** The page of answers: one figure of each report, with what it was before. */
export async function readSummary(ctx: Ctx, input: Input): Promise<z.input<typeof summaryReport>> {
  authorise(ctx, 'report.read');
  const { period, comparedPeriod, timeZone } = await aboutOf(ctx, input);
  const counted = { ...input, rows: 'customers', columns: 'month', limit: 1 } as const;
  const before = comparedPeriod ? await countTotal(ctx, counted, comparedPeriod) : null;
  const tasks = await readTasks(ctx, { ...input, by: 'month', limit: 1 });
  const followUps = await readFollowUps(ctx, input);
  const portal = await readPortalAdoption(ctx, { ...input, limit: 1 });
  const answers = [
    ...(can(ctx, 'report_hours.read') ? await hoursAnswers(ctx, input) : []),
    answer('activity', figureOf(await countTotal(ctx, counted, period), before)),
    answer('tasks_completed', tasks.totals.completed),
    answer('cycle_time', tasks.totals.medianCycleSeconds),
    answer('follow_up_completion', followUps.totals.completionRate),
    answer('follow_ups_overdue', followUps.totals.overdue),
    answer('portal_visits', portal.totals.visits),
  ];
  return { period, comparedPeriod, timeZone, answers };
}

async function hoursAnswers(ctx: Ctx, input: Input): Promise<Answer[]> {
  // By month, which the fewest sums have to be read for.
  const { totals } = await readHours(ctx, { ...input, by: 'month', limit: 1 });
  const { total } = await readUtilisation(ctx, { ...input, by: 'month', limit: 1, hoursPerDay: 8 });
  return [
    answer('hours', totals.seconds),
    answer('billable_share', totals.billableShare),
    answer('utilisation', total),
  ];
}

const answer = (key: AnswerKey, figure: Figure): Answer => ({ key, figure, ...kinds[key] });

const kinds: Record<AnswerKey, Pick<Answer, 'unit' | 'better'>> = {
  hours: { unit: 'seconds', better: null },
  billable_share: { unit: 'share', better: 'up' },
  utilisation: { unit: 'share', better: 'up' },
  activity: { unit: 'count', better: 'up' },
  tasks_completed: { unit: 'count', better: 'up' },
  cycle_time: { unit: 'seconds', better: 'down' },
  follow_up_completion: { unit: 'share', better: 'up' },
  follow_ups_overdue: { unit: 'count', better: 'down' },
  portal_visits: { unit: 'count', better: 'up' },
};
