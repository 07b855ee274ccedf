export { anchorFolder, createAnchorFiles } from './anchors/anchor-files.js';
export { auditJobs } from './jobs.js';
export { type Verification, verifyAudit } from './verify/verify.js';
