import { eq } from 'drizzle-orm';
import { ensureMailbox, type Mailbox } from '../mailboxes/service.js';
import { organisations } from '../platform/auth/schema.js';
import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { readMailSource } from '../platform/mail/sources/read-mail-source.js';
import { type BatchTarget, importBatch } from './import-batch.js';
import { ImportReport, type ImportTotals, noTotals, type ReportLine } from './import-report.js';
import { readBatches } from './read-ahead.js';

export interface MailImport extends Omit<BatchTarget, 'mailboxId'> {
  /** A mail file, an mbox, a Maildir, or a folder of any of these. */
  path: string;
  /** The address of the mailbox that the mail lay in. */
  mailbox?: string | undefined;
  kind?: Mailbox['kind'] | undefined;
  /** Where to write one line of JSON for every mail. */
  report?: string | undefined;
  /** Called after every batch that is safely stored. */
  onProgress?: ((totals: ImportTotals) => void) | undefined;
}

const totalOf = { imported: 'imported', duplicate: 'duplicates', rejected: 'rejected', skipped: 'skipped' } as const;

/**
 * Takes in mail from files. Each batch is stored as a whole or not at all; an import that was stopped is simply started
 * again, and finds what it has stored already as duplicates. Ends with an error only when the path leads nowhere, or
 * the database or the file store is away.
 */
export async function importMail(
  runtime: Runtime,
  { path, report, onProgress, ...wanted }: MailImport,
): Promise<ImportTotals> {
  const totals = noTotals();
  const writer = report === undefined ? null : new ImportReport(report);
  try {
    const target = { ...wanted, mailboxId: await mailboxFor(runtime, wanted) };
    for await (const batch of readBatches(readMailSource(path))) {
      const results = await importBatch(runtime, target, batch);
      for (const result of results) count(totals, result);
      await writer?.write(results.map((result) => result.line));
      onProgress?.({ ...totals });
    }
  } finally {
    await writer?.close();
  }
  return totals;
}

type Place = Pick<MailImport, 'orgId' | 'mailbox' | 'kind'>;

function mailboxFor(runtime: Runtime, { orgId, mailbox, kind }: Place): Promise<string> {
  const origin = { source: 'import' as const, ip: null, requestId: null };
  return inOrg(runtime, { ...systemOf(orgId), origin }, async (ctx) => {
    const slugs = ctx.tx.select({ slug: organisations.slug }).from(organisations);
    const [row] = mailbox === undefined ? await slugs.where(eq(organisations.id, orgId)) : [];
    const address = mailbox ?? `import@${row?.slug ?? orgId}.invalid`;
    return (await ensureMailbox(ctx, { address, kind })).id;
  });
}

function count(totals: ImportTotals, { line, unmatched }: { line: ReportLine; unmatched: boolean }): void {
  totals.files += 1;
  totals[totalOf[line.outcome]] += 1;
  if (unmatched) totals.unmatched += 1;
}
