import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { type MailResult, rejectMail } from './parsed-mail.js';
import { startParseWorker } from './worker-entry.js';

export interface SlotLimits {
  timeoutMs: number;
  memoryMb: number;
}

/** One place for a worker. It holds a worker while that works and starts another after one was ended. */
export class ParseSlot {
  private worker: Worker | undefined;

  constructor(private readonly limits: SlotLimits) {}

  /** Parses one mail; the answer is a rejection when the worker dies or exceeds its time. */
  async parse(raw: Uint8Array): Promise<MailResult> {
    this.worker ??= await this.start();
    const worker = this.worker;
    worker.ref();
    const result = await this.ask(worker, raw);
    // An idle worker must not keep a finished command alive.
    this.worker?.unref();
    return result;
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async start(): Promise<Worker> {
    const worker = await startParseWorker({
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
      env: {},
      execArgv: [],
    });
    await once(worker, 'message');
    // An idle worker that dies is replaced at the next mail; without a listener its error would end the process.
    worker.on('error', () => undefined);
    worker.on('exit', () => this.forget(worker));
    return worker;
  }

  private ask(worker: Worker, raw: Uint8Array): Promise<MailResult> {
    return new Promise((resolve) => {
      const settle = (result: MailResult): void => {
        clearTimeout(timer);
        worker.off('message', settle);
        worker.off('exit', onExit);
        resolve(result);
      };
      const onExit = (): void => settle(crashed());
      const timer = setTimeout(() => {
        worker.terminate().then(() => settle(timedOut(this.limits.timeoutMs)));
        worker.off('exit', onExit);
      }, this.limits.timeoutMs);
      worker.on('message', settle);
      worker.on('exit', onExit);
      // A copy of exactly these bytes: a Buffer may be a window on memory that holds other mail.
      const copy = new Uint8Array(raw);
      worker.postMessage(copy, [copy.buffer]);
    });
  }

  private forget(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined;
  }
}

function timedOut(timeoutMs: number): MailResult {
  return rejectMail('timed_out', `Reading the mail took longer than ${timeoutMs / 1000} seconds.`);
}

function crashed(): MailResult {
  return rejectMail('crashed', 'Reading the mail needed too much memory or ended unexpectedly.');
}
