import { dayOf } from '@threadline/shared/kernel/calendar';
import type { Ctx } from '../platform/db/in-org.js';
import { organisationTimeZone } from './queries.js';

/** The organisation's calendar day now, and the zone it is counted in. */
export async function organisationDay(ctx: Ctx): Promise<{ on: string; timeZone: string }> {
  const timeZone = await organisationTimeZone(ctx);
  return { on: dayOf(ctx.now, timeZone), timeZone };
}
