import { type SlotLimits, WorkerSlot } from '../../workers/worker-slot.js';
import type { MailToShow, ShownMail } from './shown-mail.js';

const entry = {
  built: new URL('./show-worker.js', import.meta.url),
  source: new URL('./show-worker.ts', import.meta.url),
};
const usual: SlotLimits = { timeoutMs: 2_000, memoryMb: 192 };
const places = 2;

/** Makes mails harmless in worker threads, so that a hostile one costs its worker and never the server. */
export class ShowPool {
  private readonly free: WorkerSlot<MailToShow, ShownMail | null>[];
  private readonly all: WorkerSlot<MailToShow, ShownMail | null>[];
  private readonly waiting: ((slot: WorkerSlot<MailToShow, ShownMail | null>) => void)[] = [];

  constructor(limits: Partial<SlotLimits> = {}) {
    this.all = Array.from({ length: places }, () => new WorkerSlot(entry, { ...usual, ...limits }));
    this.free = [...this.all];
  }

  /** The mail as it may be shown; null where that took too long or too much memory. */
  async show(mail: MailToShow): Promise<ShownMail | null> {
    const slot = this.free.pop() ?? (await new Promise<WorkerSlot<MailToShow, ShownMail | null>>(this.wait));
    try {
      const outcome = await slot.ask(mail);
      return 'answer' in outcome ? outcome.answer : null;
    } finally {
      this.giveBack(slot);
    }
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await Promise.all(this.all.map((slot) => slot.close()));
  }

  private readonly wait = (resolve: (slot: WorkerSlot<MailToShow, ShownMail | null>) => void): void => {
    this.waiting.push(resolve);
  };

  private giveBack(slot: WorkerSlot<MailToShow, ShownMail | null>): void {
    const next = this.waiting.shift();
    if (next) next(slot);
    else this.free.push(slot);
  }
}
