export { type ImportOptions, type ImportTotals, importArchive } from './archive/import-archive.js';
export { type ArchiveOptions, type ArchiveTotals, writeArchive } from './archive/write-archive.js';
export { type BackupOptions, type BackupTotals, writeBackup } from './backup/write-backup.js';
export { listArchives, prepareDownload, requestArchive, takeArchive } from './desk/archive-verbs.js';
export { makeArchives, sweepArchives, type Workshop } from './desk/make-archive.js';
export { type RestoreOptions, type RestoreTotals, restoreBackup } from './restore/restore-backup.js';
