export { importArchive } from './archive/import-archive.js';
export { writeArchive } from './archive/write-archive.js';
export { writeBackup } from './backup/write-backup.js';
export { listArchives, prepareDownload, requestArchive, takeArchive } from './desk/archive-verbs.js';
export { makeArchives } from './desk/make-archive.js';
export { sweepArchives } from './desk/sweep-archives.js';
export { restoreBackup } from './restore/restore-backup.js';
