import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { visitOrganisations } from '../platform/db/organisations.js';
import { recordAll } from '../platform/events/record.js';
import { silences } from './queries.js';
import { isQuiet } from './signals.js';

export { noticeAnswers, noticeBounces } from './subscriber.js';

/** Tells of customers from whom nothing has come for longer than is usual; once for each silence. */
export async function noticeSilence(runtime: Runtime): Promise<void> {
  await visitOrganisations(runtime, (id) => inOrg(runtime, systemOf(id), tellSilence));
}

/** The same in one organisation. */
export async function tellSilence(ctx: Ctx): Promise<void> {
  const quiet = (await silences(ctx)).filter((silence) => isQuiet(silence, ctx.now));
  await recordAll(
    ctx,
    quiet.map(({ customerId, lastMailAt, rhythmDays }) => ({
      ...{ name: 'customer.went_quiet' as const, subject: { type: 'customer', id: customerId }, customerId },
      data: { lastMailAt: lastMailAt.toISOString(), rhythmDays: Math.round(rhythmDays * 10) / 10 },
    })),
  );
}
