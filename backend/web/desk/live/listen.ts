import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '@threadline/shared/api';
import { readAgain, type Touched } from './read-again.js';

const gatherMilliseconds = 60;
const waitAfterErrorMilliseconds = 3000;

export interface Listening {
  api: Api;
  queries: QueryClient;
}

/** Listens to what happens elsewhere and reads again what it touches; answers how to stop. */
export function listen({ api, queries }: Listening): () => void {
  let lastEventId: string | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let open: { unsubscribe: () => void } | undefined;
  const gathered = gather(queries);
  const comeBack = () => {
    again = setTimeout(start, waitAfterErrorMilliseconds);
  };
  const start = () => {
    open?.unsubscribe();
    open = api.live.events.subscribe(lastEventId ? { lastEventId } : {}, {
      onData: ({ id, data }) => {
        lastEventId = id;
        gathered.add({ about: data.name.split('.')[0] ?? '', customerId: data.customerId });
      },
      onError: comeBack,
      // The server ends a stream when it stops, and when who listens may do less than before, or nothing any more.
      onComplete: () => {
        void readAgain(queries, { about: 'organisation' });
        comeBack();
      },
    });
  };
  start();
  return () => {
    clearTimeout(again);
    open?.unsubscribe();
    gathered.stop();
  };
}

/** Several events of one moment lead to one reading. */
function gather(queries: QueryClient) {
  const waiting = new Map<string, Touched>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    timer = undefined;
    const now = [...waiting.values()];
    waiting.clear();
    for (const touched of now) void readAgain(queries, touched);
  };
  return {
    add: (touched: Touched) => {
      waiting.set(`${touched.about} ${touched.customerId}`, touched);
      timer ??= setTimeout(read, gatherMilliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}
