import type { LiveNotice } from '../platform/events/listen.js';

/** Called with a notice, or with null when the process is about to end. */
type Listener = (notice: LiveNotice | null) => void;

/** Fans the notices of one process's single LISTEN connection out to its open streams. */
export interface LiveHub {
  publish(notice: LiveNotice): void;
  listen(orgId: string, listener: Listener): () => void;
  /** Open streams, for metrics. */
  size(): number;
  /** Ends every stream, before the process ends. */
  end(): void;
}

export function createHub(): LiveHub {
  const listeners = new Map<string, Set<Listener>>();
  return {
    publish: (notice) => {
      for (const listener of listeners.get(notice.orgId) ?? []) listener(notice);
    },
    listen: (orgId, listener) => {
      const those = listeners.get(orgId) ?? new Set();
      listeners.set(orgId, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0) listeners.delete(orgId);
      };
    },
    end: () => {
      for (const those of listeners.values()) for (const listener of [...those]) listener(null);
    },
    size: () => [...listeners.values()].reduce((sum, those) => sum + those.size, 0),
  };
}

/** A stream of an organisation's notices that keeps a bounded number waiting; a slower reader loses the stream, not memory. */
const mostWaiting = 1_000;

export function createFeed(hub: Pick<LiveHub, 'listen'>, orgId: string, signal: AbortSignal | undefined) {
  const waiting: LiveNotice[] = [];
  let open = true;
  let wake: () => void = () => undefined;
  const close = () => {
    open = false;
    stop();
    signal?.removeEventListener('abort', close);
    wake();
  };
  const stop = hub.listen(orgId, (notice) => {
    if (notice) waiting.push(notice);
    if (!notice || waiting.length > mostWaiting) close();
    wake();
  });
  signal?.addEventListener('abort', close);
  if (signal?.aborted) close();
  return {
    close,
    async *[Symbol.asyncIterator](): AsyncGenerator<LiveNotice> {
      while (open || waiting.length > 0) {
        const next = waiting.shift();
        if (next) yield next;
        else if (open)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
