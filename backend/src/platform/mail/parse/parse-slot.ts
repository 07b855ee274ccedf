import { type SlotLimits, WorkerSlot } from '../../workers/worker-slot.js';
import type { ParseOptions } from './parse-message.js';
import type { ParseJob } from './parse-worker.js';
import { type MailResult, rejectMail } from './parsed-mail.js';

const entry = {
  built: new URL('./parse-worker.js', import.meta.url),
  source: new URL('./parse-worker.ts', import.meta.url),
};

/** One place for a worker that reads mails. */
export class ParseSlot {
  private readonly slot: WorkerSlot<ParseJob, MailResult>;

  constructor(private readonly limits: SlotLimits) {
    this.slot = new WorkerSlot(entry, limits);
  }

  /** Parses one mail; the answer is a rejection when the worker dies or exceeds its time. */
  async parse(raw: Uint8Array, options: ParseOptions): Promise<MailResult> {
    // A copy of exactly these bytes: a Buffer may be a window on memory that holds other mail.
    const copy = new Uint8Array(raw);
    const outcome = await this.slot.ask({ ...options, raw: copy }, [copy.buffer]);
    if ('answer' in outcome) return outcome.answer;
    return outcome.ended === 'timed_out' ? timedOut(this.limits.timeoutMs) : crashed();
  }

  close(): Promise<void> {
    return this.slot.close();
  }
}

function timedOut(timeoutMs: number): MailResult {
  return rejectMail('timed_out', `Reading the mail took longer than ${timeoutMs / 1000} seconds.`);
}

function crashed(): MailResult {
  return rejectMail('crashed', 'Reading the mail needed too much memory or ended unexpectedly.');
}
