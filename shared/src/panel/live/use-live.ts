import { useEffect } from 'react';
import { type Panel, usePanel } from '../panel-context.js';
import { type Change, changeOf, readAgain } from './read-again.js';

const gather = 40;
const waitAfterError = 2000;

/** Listens to what happens elsewhere, and reads again what it touches, for as long as the panel is open. */
export function useLive(): void {
  const panel = usePanel();
  useEffect(() => listen(panel), [panel]);
}

function listen(panel: Panel): () => void {
  const { api, connection, me } = panel;
  let lastEventId: string | undefined;
  let open: { unsubscribe: () => void } | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const gathered = gatherChanges(panel);
  const start = () => {
    clearTimeout(again);
    open?.unsubscribe();
    open = api.live.events.subscribe(lastEventId ? { lastEventId } : {}, {
      onData: (event) => {
        lastEventId = event.id;
        gathered.add(changeOf(event.data, me.person.id));
      },
      onError: () => {
        again = setTimeout(start, waitAfterError);
      },
    });
  };
  start();
  const stopWatching = connection.subscribe((reachable) => reachable && start());
  return () => {
    clearTimeout(again);
    stopWatching();
    open?.unsubscribe();
    gathered.stop();
  };
}

/** Several events of one moment lead to one reading, and none while the person's own write is on its way. */
function gatherChanges({ queries, queue }: Panel) {
  let changes: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    if (queue.snapshot().some((write) => write.state === 'sending')) {
      timer = setTimeout(read, gather);
      return;
    }
    const now = changes;
    changes = [];
    timer = undefined;
    for (const change of now) void readAgain(queries, change);
  };
  return {
    add: (change: Change) => {
      changes.push(change);
      timer ??= setTimeout(read, gather);
    },
    stop: () => clearTimeout(timer),
  };
}
