import { anchorFolder, auditJobs, createAnchorFiles } from '../audit/service.js';
import { sweepAsked, sweepBin } from '../bin/service.js';
import { noticeSilence } from '../engagement/service.js';
import type { Env } from '../env.js';
import { sendThrough } from '../mail-sync/service.js';
import { purgeDrafts, sweepDrafts } from '../mail-writing/service.js';
import { purgeOrganisations } from '../organisation/service.js';
import type { RecurringJob } from '../platform/jobs/worker.js';
import { sendDigests, sweepPortal } from '../portal/service.js';
import { rollUp } from '../reports/service.js';
import { answerResetRequests } from '../security/service.js';
import { resumePurges, resumeRelinks, sweepContents } from '../threads/service.js';
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
    { name: 'quiet-customers', cron: '23 4 * * *', run: noticeSilence },
    { name: 'portal-sweep', cron: '41 3 * * *', run: sweepPortal },
    {
      name: 'archive-sweep',
      cron: '24 * * * *',
      run: (runtime) => sweepArchives(runtime, openFileStore({ filesBucket, dataDir })),
    },
    {
      name: 'organisation-purge',
      cron: '7 * * * *',
      run: (runtime) =>
        purgeOrganisations(runtime, {
          store: openFileStore({ filesBucket, dataDir }),
          forget: createAnchorFiles(anchorFolder(dataDir)).forget,
        }),
    },
    sweepDrafts({ send: sendThrough, files: openFileStore({ filesBucket, dataDir }) }),
    { name: 'mail-drafts-purge', cron: '31 3 * * *', run: purgeDrafts },
    { name: 'relink-resume', cron: '* * * * *', run: resumeRelinks },
    {
      name: 'mail-purges',
      cron: '* * * * *',
      run: (runtime) => resumePurges(runtime, openFileStore({ filesBucket, dataDir })),
    },
    {
      name: 'mail-contents-sweep',
      cron: '23 4 * * *',
      run: (runtime) => sweepContents(runtime, openFileStore({ filesBucket, dataDir })),
    },
    { name: 'bin-asked', cron: '* * * * *', run: sweepAsked },
    {
      name: 'bin-sweep',
      cron: '53 3 * * *',
      run: (runtime) => sweepBin(runtime, openFileStore({ filesBucket, dataDir })),
    },
  ];
}
