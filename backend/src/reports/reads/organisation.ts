import type { ReportFilter } from '@threadline/shared/reports/filter';
import { organisationDay } from '../../follow-ups/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { comparedPeriod, type Days, readPeriod } from '../rules/period.js';

/** What every report says first: the days it speaks of, those it compares them to, and the zone they are in. */
export interface About {
  period: Days;
  comparedPeriod: Days | null;
  timeZone: string;
  today: string;
}

export async function aboutOf(ctx: Ctx, filter: Pick<ReportFilter, 'from' | 'to' | 'compare'>): Promise<About> {
  const period = readPeriod(filter);
  const { on, timeZone } = await organisationDay(ctx);
  return { period, comparedPeriod: comparedPeriod(period, filter.compare), timeZone, today: on };
}
