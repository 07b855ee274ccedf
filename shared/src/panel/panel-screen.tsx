import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { HostView } from '../mail-host/port.js';
import { useRowKeys } from './keyboard/use-row-keys.js';
import { useLive } from './live/use-live.js';
import { ConnectionBar } from './offline/connection-bar.js';
import { useConflicts } from './offline/use-conflicts.js';
import { usePanel, useWrites } from './panel-context.js';
import { LoadingState } from './states/loading.js';
import { ThreadScreen } from './thread-screen.js';

const TodayScreen = lazy(() => import('./today/today-screen.js'));
const ComposeScreen = lazy(() => import('./compose/compose-screen.js'));
const SendGuard = lazy(() => import('./send-guard/send-guard.js'));
const RefusedWrites = lazy(() => import('./offline/refused-writes.js'));

/** What stands beside the mail: the open thread's customer, the mail being written, or the day. */
export function PanelScreen() {
  const { host } = usePanel();
  const view = useSyncExternalStore(
    (listener) => host.onView(listener),
    () => host.view(),
  );
  const refused = useWrites().filter((write) => write.state === 'refused');
  useLive();
  useRowKeys();
  useConflicts();
  return (
    <div className="flex min-h-80 flex-col">
      <ConnectionBar />
      <Suspense fallback={<LoadingState />}>
        {refused.length > 0 && <RefusedWrites writes={refused} />}
        <Shown view={view} />
      </Suspense>
      <Suspense fallback={null}>
        <SendGuard />
      </Suspense>
    </div>
  );
}

/** Every thread and compose window gets a screen of its own, so that nothing of one is carried to the next. */
function Shown({ view }: { view: HostView | null }) {
  if (!view) return <LoadingState />;
  if (view.kind === 'thread') return <ThreadScreen key={view.thread.key} thread={view.thread} />;
  if (view.kind === 'compose') return <ComposeScreen key={view.composeId} view={view} />;
  return <TodayScreen />;
}
