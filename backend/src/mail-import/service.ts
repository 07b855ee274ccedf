export { importMail, type MailImport } from './import-mail.js';
export type { ImportTotals, ReportLine } from './import-report.js';
