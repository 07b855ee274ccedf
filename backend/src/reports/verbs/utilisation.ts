import type { utilisationFilter, utilisationReport } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { sumHours } from '../reads/hours-sums.js';
import { labelsOf } from '../reads/labels.js';
import { type About, aboutOf } from '../reads/organisation.js';
import { type HoursSum, nothing, type ToldHours, tellHours, tellTotal } from '../rules/concealment.js';
import { figureOf, shareOf } from '../rules/figure.js';
import { columnKeys, isWidth } from '../rules/groups.js';
import { columnsOf, type Days, weekdaysIn } from '../rules/period.js';

type Input = z.output<typeof utilisationFilter>;
type Answer = z.input<typeof utilisationReport>;
type Part = NonNullable<Answer['groups'][number]['compared']>;

/** Billable hours by the hours that those who tracked anything had on the weekdays so far. */
export async function readUtilisation(ctx: Ctx, input: Input): Promise<Answer> {
  authorise(ctx, 'report_hours.read');
  const about = await aboutOf(ctx, input);
  const { period, comparedPeriod, timeZone } = about;
  const now = await partsOf(ctx, input, { about, days: period });
  const before = comparedPeriod ? await partsOf(ctx, input, { about, days: comparedPeriod, keys: now.keys }) : null;
  const labels = await labelsOf(ctx, input.by, now.keys);
  const total = figureOf(now.total.utilisation, before?.total.utilisation ?? null, now.total.hidden);
  return {
    ...{ period, comparedPeriod, timeZone, hoursPerDay: input.hoursPerDay, total, groupCount: now.groupCount },
    groups: now.keys.map((key, at) => {
      const part = now.parts[at] ?? unworked;
      return { ...labels(key), ...part, compared: before ? (before.parts[at] ?? unworked) : null };
    }),
  };
}

const unworked: Part = {
  ...{ utilisation: null, billableSeconds: 0, trackedSeconds: 0, capacitySeconds: 0, hidden: null },
};

interface Question {
  about: About;
  days: Days;
  keys?: readonly string[];
}

async function partsOf(ctx: Ctx, input: Input, { about, days, keys }: Question) {
  const { by, limit, hoursPerDay, ...filter } = input;
  const columns = isWidth(by) ? columnsOf(days, by) : null;
  const wanted = isWidth(by) ? columnKeys(days, by) : keys;
  const most = Math.max(1, wanted?.length ?? limit);
  const sums = await sumHours(ctx, { days, by, filter, limit: most, ...(wanted ? { keys: wanted } : {}) });
  const byKey = new Map(sums.groups.map((sum) => [sum.key, sum]));
  const groups = wanted ? wanted.map((key) => byKey.get(key) ?? { ...nothing, key }) : sums.groups;
  const told = tellHours(sums.rest ? [...groups, sums.rest] : groups);
  const capacity = (sum: HoursSum, within: Days) =>
    weekdaysIn(within, about.today) * hoursPerDay * 3600 * sum.contributors;
  return {
    keys: groups.map(({ key }) => key),
    parts: groups.map((sum, at) => partOf(told[at], capacity(sum, columns?.[at] ?? days))),
    total: partOf(tellTotal(sums.total), capacity(sums.total, days)),
    groupCount: sums.groupCount,
  };
}

function partOf(hours: ToldHours | undefined, capacitySeconds: number): Part {
  if (!hours) return unworked;
  const { billableSeconds, seconds, hidden } = hours;
  return {
    utilisation: shareOf(billableSeconds, capacitySeconds),
    ...{ billableSeconds, trackedSeconds: seconds, capacitySeconds: Math.round(capacitySeconds), hidden },
  };
}
