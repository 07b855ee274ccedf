import { hasWholeHeader, type OriginalMessage, parseOriginal } from './original-message.js';

export interface OriginalSource {
  /** Address of the "Show original" page of a message, or null while the account's key is not known. */
  addressOf(permId: string): string | null;
  fetch(address: string, signal: AbortSignal): Promise<Response>;
}

const atOnce = 2;
const timeoutMs = 8_000;
const retryAfterMs = 60_000;
const longestHeader = 512 * 1024;
const keptMessages = 500;

/** Reads message headers from Gmail itself, each once, a few at a time. A failure only means that nothing is known. */
export class OriginalPages {
  private readonly known = new Map<string, OriginalMessage>();
  private readonly failedAt = new Map<string, number>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly source: OriginalSource) {}

  peek(permId: string): OriginalMessage | undefined {
    return this.known.get(permId);
  }

  /** Resolves when every message has been read or given up; true if anything new is known. */
  async load(permIds: readonly string[]): Promise<boolean> {
    const before = this.known.size;
    const queue = permIds.filter((id) => this.isWanted(id));
    await Promise.all(Array.from({ length: atOnce }, () => this.work(queue)));
    return this.known.size > before || permIds.some((id) => this.known.has(id));
  }

  /** Whether `load` would ask Gmail for this message now. */
  isWanted(permId: string): boolean {
    if (!permId.startsWith('msg-') || this.known.has(permId)) return false;
    return Date.now() - (this.failedAt.get(permId) ?? Number.NEGATIVE_INFINITY) > retryAfterMs;
  }

  private async work(queue: string[]): Promise<void> {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const permId = id;
      const running = this.running.get(permId) ?? this.read(permId).finally(() => this.running.delete(permId));
      this.running.set(permId, running);
      await running;
    }
  }

  private async read(permId: string): Promise<void> {
    const address = this.source.addressOf(permId);
    if (address === null) return;
    const original = await this.download(address).catch(() => null);
    if (!original) {
      this.failedAt.set(permId, Date.now());
      return;
    }
    this.known.set(permId, original);
    const oldest = this.known.keys().next();
    if (this.known.size > keptMessages && !oldest.done) this.known.delete(oldest.value);
  }

  /** Stops reading where the header ends: the rest of the page is the mail with its attachments. */
  private async download(address: string): Promise<OriginalMessage | null> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      const response = await this.source.fetch(address, stop.signal);
      if (!response.ok || !response.body) return null;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let html = '';
      while (html.length < longestHeader && !hasWholeHeader(html)) {
        const { done, value } = await reader.read();
        if (done) break;
        html += value;
      }
      return parseOriginal(html);
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }
}
