export { sweepAsked, sweepBin } from './purge/sweep.js';
export { purgeNow } from './verbs/purge-now.js';
export { listBin } from './verbs/read-bin.js';
export { restoreFromBin } from './verbs/restore.js';
