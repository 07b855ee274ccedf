import type { tasksFilter, tasksReport } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { labelsOf } from '../reads/labels.js';
import { aboutOf } from '../reads/organisation.js';
import { type TaskFigures, taskFigures } from '../reads/task-figures.js';
import { figureOf } from '../rules/figure.js';
import { columnKeys, isWidth } from '../rules/groups.js';
import type { Days } from '../rules/period.js';

type Input = z.output<typeof tasksFilter>;
type Answer = z.input<typeof tasksReport>;

/** How much was finished, and how long it took from creation to completion: median and 85th percentile. */
export async function readTasks(ctx: Ctx, input: Input): Promise<Answer> {
  authorise(ctx, 'report.read');
  const { period, comparedPeriod, timeZone } = await aboutOf(ctx, input);
  const now = await groupsOf(ctx, input, { days: period });
  const before = comparedPeriod ? await groupsOf(ctx, input, { days: comparedPeriod, known: now.keys }) : null;
  const labels = await labelsOf(ctx, input.by, now.keys);
  const figure = (name: keyof Omit<TaskFigures, 'key'>) => figureOf(now.total[name], before?.total[name] ?? null);
  return {
    ...{ period, comparedPeriod, timeZone, groupCount: now.groupCount },
    totals: {
      completed: figure('completed'),
      created: figure('created'),
      medianCycleSeconds: figure('medianCycleSeconds'),
      p85CycleSeconds: figure('p85CycleSeconds'),
    },
    groups: now.keys.map((key, at) => ({
      ...labels(key),
      ...partOf(now.groups[at]),
      compared: before ? partOf(before.groups[at]) : null,
    })),
  };
}

async function groupsOf(ctx: Ctx, input: Input, { days, known }: { days: Days; known?: readonly string[] }) {
  const { by, limit, ...filter } = input;
  const keys = isWidth(by) ? columnKeys(days, by) : known;
  const asked = { days, by, filter, limit: keys?.length ?? limit, ...(keys ? { keys } : {}) };
  const { total, groups, groupCount } = await taskFigures(ctx, asked);
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const order = keys ?? groups.map(({ key }) => key);
  return { total, keys: [...order], groups: order.map((key) => byKey.get(key)), groupCount };
}

function partOf(figures: TaskFigures | undefined) {
  const { completed = 0, created = 0, medianCycleSeconds = null, p85CycleSeconds = null } = figures ?? {};
  return { completed, created, medianCycleSeconds, p85CycleSeconds };
}
