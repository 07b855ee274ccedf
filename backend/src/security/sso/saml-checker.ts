import { type SlotLimits, WorkerSlot } from '../../platform/workers/worker-slot.js';
import type { SamlAnswer, SamlJob } from './saml-answer.js';
import { requireSafeForm } from './saml-form.js';
import { SamlRefused } from './saml-refused.js';
import type { SamlOutcome } from './saml-worker.js';

const entry = {
  built: new URL('./saml-worker.js', import.meta.url),
  source: new URL('./saml-worker.ts', import.meta.url),
};
const defaults: SlotLimits = { timeoutMs: 2_000, memoryMb: 128 };
const mostWaiting = 8;

/** Checks answers in one worker thread, one after the other, so that a hostile one costs its worker and never the server. */
export class SamlChecker {
  private readonly slot: WorkerSlot<SamlJob, SamlOutcome>;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(limits: Partial<SlotLimits> = {}) {
    this.slot = new WorkerSlot(entry, { ...defaults, ...limits });
  }

  /** Who a provider says has signed in; ends with SamlRefused where the answer does not count. */
  async check(job: SamlJob): Promise<SamlAnswer> {
    requireSafeForm(job.encoded);
    // One is being read, and the others wait.
    if (this.waiting > mostWaiting) throw new SamlRefused('busy');
    this.waiting += 1;
    try {
      const turn = this.last.then(() => this.slot.ask(job));
      this.last = turn.catch(() => undefined);
      return answerIn(await turn);
    } finally {
      this.waiting -= 1;
    }
  }

  /** Ends the worker. */
  close(): Promise<void> {
    return this.slot.close();
  }
}

type Asked = Awaited<ReturnType<WorkerSlot<SamlJob, SamlOutcome>['ask']>>;

function answerIn(asked: Asked): SamlAnswer {
  if ('ended' in asked) throw new SamlRefused('unreadable', new Error(`The worker has ${asked.ended}.`));
  const outcome = asked.answer;
  if ('refused' in outcome) throw new SamlRefused(outcome.refused, new Error(outcome.because));
  return outcome.answer;
}
