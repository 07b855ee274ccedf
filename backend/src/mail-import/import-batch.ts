import { type SkippedMail, type Taken, takeIn } from '../mail-intake/service.js';
import type { Ctx, Runtime } from '../platform/db/in-org.js';
import type { FileStore } from '../platform/files/file-store.js';
import type { ReportLine } from './import-report.js';
import { linksOfThreads, type ReportedLink } from './links-of-threads.js';
import type { ReadMail } from './read-ahead.js';

export interface BatchTarget {
  orgId: string;
  mailboxId: string;
  store: 'all' | 'known';
  files: FileStore;
}

/** Result of one mail, with whether it waits for a decision. */
export interface Imported {
  line: ReportLine;
  unmatched: boolean;
}

/** Stores one batch as a whole; what became of each of its files. */
export async function importBatch(
  runtime: Runtime,
  target: BatchTarget,
  batch: readonly ReadMail[],
): Promise<Imported[]> {
  const incoming = batch.flatMap((item) => ('incoming' in item ? item.incoming : []));
  let links: ReadonlyMap<string, ReportedLink> = new Map();
  const alongside = async (ctx: Ctx, all: readonly Taken[]) => {
    links = await linksOfThreads(ctx, [...new Set(all.flatMap((one) => ('threadId' in one ? one.threadId : [])))]);
  };
  const taken = (await takeIn(runtime, { ...target, source: 'import', alongside }, incoming)).values();
  return batch.map((item) => {
    if (!('incoming' in item)) return { line: lineOf(item.file, 'rejected', item.rejected), unmatched: false };
    const { value, done } = taken.next();
    if (done) throw new Error('A mail of the batch has no outcome.');
    return { line: takenLine(item.file, value, links), unmatched: 'unmatched' in value && value.unmatched };
  });
}

const skipReasons: Record<SkippedMail['reason'], string> = {
  internal: 'Only your own team takes part in this mail; such mail is never stored.',
  unknown_sender: 'No customer takes part in this mail. Import with --store all to keep it.',
  blocked: 'Mail of these people is not kept from this mailbox.',
  label: 'The labels of this mail are left out of this mailbox.',
  tier_none: 'Nothing is kept from this mailbox.',
};

function takenLine(file: string, taken: Taken, links: ReadonlyMap<string, ReportedLink>): ReportLine {
  if (taken.outcome === 'rejected') return lineOf(file, 'rejected', taken.reason);
  if (taken.outcome === 'skipped') return lineOf(file, 'skipped', skipReasons[taken.reason]);
  const { rfcMessageId, threadId, customers, idTaken } = taken;
  const reason = idTaken ? 'Its Message-ID belongs to another mail, so it was given one of its own.' : null;
  const outcome = taken.outcome === 'stored' ? 'imported' : 'duplicate';
  const link = links.get(threadId) ?? null;
  return { file, outcome, reason, messageId: rfcMessageId, threadId, customers, link };
}

function lineOf(file: string, outcome: ReportLine['outcome'], reason: string): ReportLine {
  return { file, outcome, reason, messageId: null, threadId: null, customers: [], link: null };
}
