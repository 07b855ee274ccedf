import type { RecurringJob } from '../platform/jobs/worker.js';
import { rollUp } from '../reports/service.js';

/** What workers do by the clock, beside the nightly sweep. */
export const recurring: readonly RecurringJob[] = [{ name: 'report-roll-up', cron: '* * * * *', run: rollUp }];
