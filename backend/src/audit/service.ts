export { anchorFolder, createAnchorFiles } from './anchors/anchor-files.js';
export { auditCsvRoute } from './csv-route.js';
export { auditJobs } from './jobs.js';
export { prepareExport } from './verbs/export-entries.js';
export { listEntries } from './verbs/list-entries.js';
export { readStatus } from './verbs/read-status.js';
export { recordExport } from './verbs/record-export.js';
export { type Verification, verifyAudit } from './verify/verify.js';
