import type { RecurringJob } from '../platform/jobs/worker.js';
import { anchorFolder, createAnchorFiles } from './anchors/anchor-files.js';
import { anchorHeads, thinAnchors } from './anchors/anchor-heads.js';

/** Writes down every minute where chains end that have grown, and thins what was written down each night. */
export function auditJobs(dataDir: string): readonly RecurringJob[] {
  const files = createAnchorFiles(anchorFolder(dataDir));
  return [
    { name: 'audit-anchors', cron: '* * * * *', run: async (runtime) => void (await anchorHeads(runtime, files)) },
    { name: 'audit-anchor-thinning', cron: '23 3 * * *', run: (runtime) => thinAnchors(runtime, files) },
  ];
}
