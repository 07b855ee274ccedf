export { purgeDrafts } from './purge-drafts.js';
export type { Outward, SendThrough } from './sending/deliver-draft.js';
export { sendQueuedMail, sweepDrafts } from './sending/jobs.js';
export { attachFile, ContentGone, keyOfBlob, mayAttach, removeDraftFile } from './verbs/draft-files.js';
export { sendDraft, takeBackDraft } from './verbs/queue-draft.js';
export { getDraft, listDrafts, listMailboxes } from './verbs/read-drafts.js';
export { startDraft } from './verbs/start-draft.js';
export { discardDraft, restoreDraft, saveDraft } from './verbs/write-draft.js';
