import { availableParallelism } from 'node:os';
import type { SlotLimits } from '../../workers/worker-slot.js';
import { PARSE_LIMITS } from './parse-limits.js';
import type { ParseOptions } from './parse-message.js';
import { ParseSlot } from './parse-slot.js';
import { type MailResult, rejectMail } from './parsed-mail.js';

const DEFAULTS: PoolOptions = { size: Math.min(2, availableParallelism()), timeoutMs: 2_000, memoryMb: 256 };

export interface PoolOptions extends SlotLimits {
  size: number;
}

const CLOSED = 'The server is stopping; read the mail again later.';

/** Parses mails in worker threads, so that a hostile one costs its worker and never the server. */
export class ParserPool {
  private readonly slots: ParseSlot[];
  private readonly free: ParseSlot[];
  private readonly waiting: ((slot: ParseSlot) => void)[] = [];
  private closed = false;

  constructor(options: Partial<PoolOptions> = {}) {
    const { size, ...limits } = { ...DEFAULTS, ...options };
    this.slots = Array.from({ length: size }, () => new ParseSlot(limits));
    this.free = [...this.slots];
  }

  /** The parsed mail or its rejection. Rejects only when no worker can be started at all. */
  async parse(raw: Uint8Array, options: ParseOptions = {}): Promise<MailResult> {
    if (raw.length === 0) return rejectMail('empty', 'The file is empty.');
    if (raw.length > PARSE_LIMITS.input) return rejectMail('too_large', tooLargeReason(raw.length));
    const slot = await this.takeSlot();
    try {
      return this.closed ? rejectMail('pool_closed', CLOSED) : await slot.parse(raw, options);
    } finally {
      this.giveBack(slot);
    }
  }

  /** Ends the workers; mails being parsed come back as rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.slots.map((slot) => slot.close()));
  }

  private takeSlot(): Promise<ParseSlot> {
    const slot = this.free.pop();
    return slot === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(slot);
  }

  private giveBack(slot: ParseSlot): void {
    if (this.closed) slot.close();
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(slot);
    else next(slot);
  }
}

/** The sentence for a mail beyond the size limit. */
export function tooLargeReason(bytes: number): string {
  const megabytes = (value: number): string => (value / (1024 * 1024)).toFixed(1);
  return `The mail has ${megabytes(bytes)} MB; at most ${megabytes(PARSE_LIMITS.input)} MB are read.`;
}
