export { type ImportOptions, type ImportTotals, importArchive } from './archive/import-archive.js';
export { type ArchiveOptions, type ArchiveTotals, writeArchive } from './archive/write-archive.js';
export { type BackupOptions, type BackupTotals, writeBackup } from './backup/write-backup.js';
export { type RestoreOptions, type RestoreTotals, restoreBackup } from './restore/restore-backup.js';
