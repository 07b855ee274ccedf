import { v4 as uuid } from 'uuid';
import { readApiError } from '../../api/api-error.js';
import type { HostStorage } from '../../mail-host/port.js';
import {
  afterFailure,
  answeredId,
  delayBeforeTry,
  inOrder,
  namesPending,
  nextToSend,
  pendingId,
  withRealIds,
} from './queue-rules.js';
import type { AnswerOf, NewWriteOf, Write, WriteOf, WritePath } from './write.js';

export interface QueueOptions {
  storage: HostStorage;
  /** Whose writes these are: nobody else's session ever sends them. */
  personId: string;
  send: (write: Write) => Promise<unknown>;
  /** Reads again what the write has changed. The write stays on the screen until this is done. */
  afterAnswer: (write: Write) => Promise<void>;
  now?: () => Date;
}

type Listener = () => void;

/**
 * Writes that are on their way, kept durably in the host's storage under one key each and sent in order. A write leaves
 * the queue when the server has answered and the screens have read the answer, or when its maker discards it.
 */
export class WriteQueue {
  private writes: readonly Write[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly realIds = new Map<string, string>();
  private readonly answers = new Map<string, unknown>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;
  private latest = 0;

  constructor(private readonly options: QueueOptions) {}

  /** Takes up what an earlier page left unsent. */
  async load(): Promise<void> {
    const { storage } = this.options;
    const keys = await storage.keys(this.prefix);
    const stored = await Promise.all(keys.map((key) => storage.get(key)));
    const known = new Set(this.writes.map((write) => write.key));
    const found = stored.filter(isWrite).filter((write) => !known.has(write.key));
    this.show([
      ...this.writes,
      ...found.map((write): Write => (write.state === 'refused' ? write : { ...write, state: 'waiting' })),
    ]);
    void this.flush();
  }

  snapshot = (): readonly Write[] => this.writes;

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Resolves when the write is on the screen and durably stored; sending goes on by itself. */
  async add<Path extends WritePath>(made: NewWriteOf<Path>): Promise<WriteOf<Path>> {
    const madeAt = this.options.now?.() ?? new Date();
    this.latest = Math.max(this.latest + 1, madeAt.getTime());
    const write: WriteOf<Path> = {
      key: uuid(),
      order: this.latest,
      path: made.path,
      input: withRealIds(made.input, this.realIds),
      text: made.text ?? '',
      threadKey: made.threadKey ?? null,
      customerId: made.customerId ?? null,
      madeAt: madeAt.toISOString(),
      state: 'waiting',
      tries: 0,
      answer: null,
      refusal: null,
    };
    this.show([...this.writes, write as unknown as Write]);
    await this.store(write as unknown as Write);
    void this.flush();
    return write;
  }

  /** Removes a write that has not been sent, and says whether it could. */
  async discard(key: string): Promise<boolean> {
    const write = this.find(key);
    if (!write || write.state === 'sending' || write.state === 'sent') return false;
    await this.drop(key);
    return true;
  }

  /** Resolves with the server's answer; null when the write was refused or discarded. */
  answer<Path extends WritePath>(write: WriteOf<Path>): Promise<AnswerOf<Path> | null> {
    return new Promise((resolve) => {
      const look = () => {
        const known = this.answers.get(write.key);
        const now = this.find(write.key);
        if (!known && now && now.state !== 'refused') return;
        stop();
        resolve((known ?? null) as AnswerOf<Path> | null);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** Sends what waits, oldest first, until the queue is empty or the server cannot be reached. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (let write = this.nextWrite(); write; write = this.nextWrite()) {
      const goOn = await this.trySending(write);
      if (!goOn) return;
    }
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private nextWrite(): Write | null {
    return this.stopped ? null : nextToSend(this.writes);
  }

  private async trySending(write: Write): Promise<boolean> {
    const sending: Write = { ...write, state: 'sending', tries: write.tries + 1 };
    this.replace(sending);
    try {
      const answer = await this.options.send(sending);
      await this.accept({ ...sending, state: 'sent', answer } as Write);
      return true;
    } catch (error) {
      return this.fail(sending, error);
    }
  }

  private async accept(write: Write): Promise<void> {
    this.answers.set(write.key, write.answer);
    const id = answeredId(write.answer);
    if (id) await this.rename(pendingId(write.key), id);
    await this.options.storage.remove(this.storageKey(write.key));
    this.replace(write);
    void this.options
      .afterAnswer(write)
      .catch(() => undefined)
      .then(() => this.drop(write.key));
  }

  private async fail(write: Write, error: unknown): Promise<boolean> {
    const failure = readApiError(error);
    const verdict = afterFailure(write, failure);
    if (verdict === 'refused') {
      await this.refuse({ ...write, state: 'refused', refusal: failure });
      return true;
    }
    this.replace({ ...write, state: 'waiting' });
    if (verdict === 'again' && !this.stopped)
      this.timer = setTimeout(() => void this.flush(), delayBeforeTry(write.tries));
    return false;
  }

  private async refuse(write: Write): Promise<void> {
    const followers = this.writes.filter((other) => other.state === 'waiting' && namesPending(other.input, write.key));
    for (const refused of [write, ...followers]) {
      const shown: Write = { ...refused, state: 'refused', refusal: write.refusal };
      this.replace(shown);
      await this.store(shown);
    }
  }

  private async rename(pending: string, id: string): Promise<void> {
    this.realIds.set(pending, id);
    for (const write of this.writes.filter((other) => other.state === 'waiting')) {
      const input = withRealIds(write.input, this.realIds);
      if (JSON.stringify(input) === JSON.stringify(write.input)) continue;
      const renamed = { ...write, input } as Write;
      this.replace(renamed);
      await this.store(renamed);
    }
  }

  private async drop(key: string): Promise<void> {
    this.show(this.writes.filter((write) => write.key !== key));
    await this.options.storage.remove(this.storageKey(key));
  }

  private find(key: string): Write | undefined {
    return this.writes.find((write) => write.key === key);
  }

  private replace(write: Write): void {
    this.show(this.writes.map((other) => (other.key === write.key ? write : other)));
  }

  private show(writes: readonly Write[]): void {
    this.writes = inOrder(writes);
    for (const listener of this.listeners) listener();
  }

  private store(write: Write): Promise<void> {
    return this.options.storage.set(this.storageKey(write.key), write);
  }

  private get prefix(): string {
    return `queue:${this.options.personId}:`;
  }

  private storageKey(key: string): string {
    return this.prefix + key;
  }
}

function isWrite(value: unknown): value is Write {
  return typeof value === 'object' && value !== null && 'key' in value && 'path' in value && 'order' in value;
}
