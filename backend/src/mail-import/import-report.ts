import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { ReportedLink } from './links-of-threads.js';

/** What became of one mail of the source: one line of the report. */
export interface ReportLine {
  file: string;
  outcome: 'imported' | 'duplicate' | 'rejected' | 'skipped';
  reason: string | null;
  messageId: string | null;
  threadId: string | null;
  customers: readonly string[];
  /** Why the conversation is its first customer’s; null where it is nobody’s. */
  link: ReportedLink | null;
}

/** Sums of an import. files = imported + duplicates + rejected + skipped. */
export interface ImportTotals {
  files: number;
  imported: number;
  duplicates: number;
  rejected: number;
  skipped: number;
  /** Imported without a customer: waiting in the review queue. */
  unmatched: number;
}

export const noTotals = (): ImportTotals => ({
  files: 0,
  imported: 0,
  duplicates: 0,
  rejected: 0,
  skipped: 0,
  unmatched: 0,
});

/** Writes report lines as JSON, one a line, and waits while the disk is behind. */
export class ImportReport {
  private readonly stream;

  constructor(path: string) {
    this.stream = createWriteStream(path, { encoding: 'utf8' });
  }

  async write(lines: readonly ReportLine[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
  }
}
