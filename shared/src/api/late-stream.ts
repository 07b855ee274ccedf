import type { AppRouter } from '@threadline/backend/router';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { StreamOptions } from './event-stream.js';

/** Live events are read after the first screen stands: what they need is loaded with the first subscription. */
export function lateStream(options: StreamOptions): TRPCLink<AppRouter> {
  return (runtime) =>
    ({ op, next }) =>
      observable((observer) => {
        let open: Unsubscribable | null = null;
        let isOver = false;
        const start = async () => {
          const { eventStream } = await import('./event-stream.js');
          if (!isOver) open = eventStream(options)(runtime)({ op, next }).subscribe(observer);
        };
        void start().catch((error: Error) => observer.error(TRPCClientError.from(error)));
        return () => {
          isOver = true;
          open?.unsubscribe();
        };
      });
}
