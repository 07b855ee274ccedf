import { auditJobs } from '../audit/service.js';
import type { Env } from '../env.js';
import type { RecurringJob } from '../platform/jobs/worker.js';
import { sendDigests, sweepPortal } from '../portal/service.js';
import { rollUp } from '../reports/service.js';

/** What workers do by the clock, beside the nightly sweep. */
export function recurring({ publicBaseUrl, dataDir }: Env): readonly RecurringJob[] {
  return [
    { name: 'report-roll-up', cron: '* * * * *', run: rollUp },
    {
      name: 'portal-digests',
      cron: '12 * * * *',
      run: async (runtime) => void (await sendDigests(runtime, publicBaseUrl)),
    },
    ...auditJobs(dataDir),
    { name: 'portal-sweep', cron: '41 3 * * *', run: sweepPortal },
  ];
}
