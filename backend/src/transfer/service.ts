export { type BackupOptions, type BackupTotals, writeBackup } from './backup/write-backup.js';
export { type RestoreOptions, type RestoreTotals, restoreBackup } from './restore/restore-backup.js';
