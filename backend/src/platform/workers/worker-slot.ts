import { once } from 'node:events';
import type { Transferable, Worker } from 'node:worker_threads';
import { startWorker, type WorkerEntry } from './start-worker.js';

export interface SlotLimits {
  timeoutMs: number;
  memoryMb: number;
}

/** Why there is no answer: the time was over, or the worker died. */
export type Ended = 'timed_out' | 'crashed';

/**
 * One place for a worker that answers one job after the other. It holds a worker while that works and starts another
 * after one was ended. The worker says that it is ready, and then one answer to each job.
 */
export class WorkerSlot<Job, Answer> {
  private worker: Worker | undefined;

  constructor(
    private readonly entry: WorkerEntry,
    private readonly limits: SlotLimits,
  ) {}

  /** The answer to one job; what has taken too long is ended. */
  async ask(job: Job, transferred: readonly Transferable[] = []): Promise<{ answer: Answer } | { ended: Ended }> {
    this.worker ??= await this.start();
    const worker = this.worker;
    worker.ref();
    const outcome = await this.answerOf(worker, job, transferred);
    // An idle worker must not keep a finished command alive.
    this.worker?.unref();
    return outcome;
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async start(): Promise<Worker> {
    const worker = await startWorker(this.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
      env: {},
      execArgv: [],
    });
    await once(worker, 'message');
    // An idle worker that dies is replaced at the next job; without a listener its error would end the process.
    worker.on('error', () => undefined);
    worker.on('exit', () => this.forget(worker));
    return worker;
  }

  private answerOf(
    worker: Worker,
    job: Job,
    transferred: readonly Transferable[],
  ): Promise<{ answer: Answer } | { ended: Ended }> {
    return new Promise((resolve) => {
      const settle = (outcome: { answer: Answer } | { ended: Ended }): void => {
        clearTimeout(timer);
        worker.off('message', onAnswer);
        worker.off('exit', onExit);
        resolve(outcome);
      };
      const onAnswer = (answer: Answer): void => settle({ answer });
      const onExit = (): void => settle({ ended: 'crashed' });
      const timer = setTimeout(() => {
        worker.terminate().then(() => settle({ ended: 'timed_out' }));
        worker.off('exit', onExit);
      }, this.limits.timeoutMs);
      worker.on('message', onAnswer);
      worker.on('exit', onExit);
      worker.postMessage(job, transferred);
    });
  }

  private forget(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined;
  }
}
