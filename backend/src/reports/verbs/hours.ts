import type { HoursReport, hoursFilter } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type HoursSums, sumHours } from '../reads/hours-sums.js';
import { labelsOf } from '../reads/labels.js';
import { aboutOf } from '../reads/organisation.js';
import { type HoursSum, nothing, type ToldHours, tellHours, tellTotal } from '../rules/concealment.js';
import { figureOf } from '../rules/figure.js';
import { columnKeys, isWidth } from '../rules/groups.js';
import type { Days } from '../rules/period.js';

type Input = z.output<typeof hoursFilter>;
type Answer = z.input<typeof import('@threadline/shared/reports/schema').hoursReport>;

/** Tracked hours by group. Another person's own hours are told to nobody but that person and their approver. */
export async function readHours(ctx: Ctx, input: Input): Promise<Answer> {
  authorise(ctx, 'report_hours.read');
  const { period, comparedPeriod, timeZone } = await aboutOf(ctx, input);
  const now = await groupsOf(ctx, input, period);
  const before = comparedPeriod ? await comparedGroups(ctx, input, { days: comparedPeriod, now }) : null;
  const labels = await labelsOf(ctx, input.by, now.keys);
  return {
    ...{ period, comparedPeriod, timeZone, groupCount: now.groupCount, rest: now.rest },
    totals: totalsOf(now.total, before?.total ?? null),
    groups: now.keys.map((key, at) => {
      const told = now.told[at] ?? untold;
      return { ...labels(key), ...told, compared: before ? (before.told[at] ?? untold) : null };
    }),
  };
}

interface Told {
  keys: string[];
  told: ToldHours[];
  rest: ToldHours | null;
  total: ToldHours;
  groupCount: number;
}

const untold: ToldHours = { seconds: 0, billableSeconds: 0, billableShare: null, hidden: null };

async function groupsOf(ctx: Ctx, input: Input, days: Days): Promise<Told> {
  const { by, limit, ...filter } = input;
  if (!isWidth(by)) return told(await sumHours(ctx, { days, by, filter, limit }), null);
  const keys = columnKeys(days, by);
  return told(await sumHours(ctx, { days, by, filter, limit: keys.length }), keys);
}

/** Columns of time are compared by their place, others by their key. */
async function comparedGroups(ctx: Ctx, input: Input, { days, now }: { days: Days; now: Told }): Promise<Told> {
  const { by, limit: _limit, ...filter } = input;
  if (isWidth(by)) return groupsOf(ctx, input, days);
  const limit = Math.max(1, now.keys.length);
  return told(await sumHours(ctx, { days, by, filter, limit, keys: now.keys }), now.keys);
}

function told(sums: HoursSums, keys: readonly string[] | null): Told {
  const byKey = new Map(sums.groups.map((sum) => [sum.key, sum]));
  const groups: HoursSum[] = keys ? keys.map((key) => byKey.get(key) ?? { ...nothing, key }) : sums.groups;
  const parts = tellHours(sums.rest ? [...groups, sums.rest] : groups);
  return {
    keys: groups.map(({ key }) => key),
    told: parts.slice(0, groups.length),
    rest: sums.rest ? (parts.at(-1) ?? null) : null,
    total: tellTotal(sums.total),
    groupCount: sums.groupCount,
  };
}

function totalsOf(now: ToldHours, before: ToldHours | null): HoursReport['totals'] {
  const figure = (name: 'seconds' | 'billableSeconds' | 'billableShare') =>
    figureOf(now[name], before?.[name] ?? null, now[name] === null ? now.hidden : null);
  return {
    seconds: figure('seconds'),
    billableSeconds: figure('billableSeconds'),
    billableShare: figure('billableShare'),
  };
}
