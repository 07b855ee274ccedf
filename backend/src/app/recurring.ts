import { auditJobs } from '../audit/service.js';
import { sweepBin } from '../bin/service.js';
import type { Env } from '../env.js';
import type { RecurringJob } from '../platform/jobs/worker.js';
import { sendDigests, sweepPortal } from '../portal/service.js';
import { rollUp } from '../reports/service.js';
import { answerResetRequests } from '../security/service.js';
import { sweepArchives } from '../transfer/service.js';
import { openFileStore } from './file-store.js';

/** What workers do by the clock, beside the nightly sweep. */
export function recurring({ publicBaseUrl, dataDir, filesBucket }: Env): readonly RecurringJob[] {
  return [
    { name: 'report-roll-up', cron: '* * * * *', run: rollUp },
    {
      name: 'portal-digests',
      cron: '12 * * * *',
      run: async (runtime) => void (await sendDigests(runtime, publicBaseUrl)),
    },
    ...auditJobs(dataDir),
    {
      name: 'password-resets',
      cron: '* * * * *',
      run: (runtime) => answerResetRequests(runtime, publicBaseUrl),
    },
    { name: 'portal-sweep', cron: '41 3 * * *', run: sweepPortal },
    {
      name: 'archive-sweep',
      cron: '24 * * * *',
      run: (runtime) => sweepArchives(runtime, openFileStore({ filesBucket, dataDir })),
    },
    {
      name: 'bin-sweep',
      cron: '53 3 * * *',
      run: (runtime) => sweepBin(runtime, openFileStore({ filesBucket, dataDir })),
    },
  ];
}
