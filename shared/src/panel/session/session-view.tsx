import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { MailHost } from '../../mail-host/port.js';
import { UiProvider } from '../../ui/ui-provider.js';
import { type Panel, PanelContext } from '../panel-context.js';
import { PanelScreen } from '../panel-screen.js';
import { LoadingState } from '../states/loading.js';
import { UnreachableState } from '../states/unreachable.js';
import { VersionState } from '../states/version.js';
import { whoIsBehind } from './api-version.js';
import { askWhoIsSignedIn, type KnownPerson } from './known-person.js';
import { SignedOut } from './signed-out.js';
import { useSession } from './use-session.js';

/** Signed out, starting, unreachable, or the panel itself. */
export function SessionView({ host }: { host: MailHost }) {
  const { opening, reopen } = useSession(host);
  if (opening?.state === 'ready') {
    return (
      <QueryClientProvider client={opening.panel.queries}>
        <SignedIn panel={opening.panel} />
      </QueryClientProvider>
    );
  }
  return (
    <UiProvider>
      {!opening && <LoadingState />}
      {opening?.state === 'signed_out' && <SignedOut host={host} />}
      {opening?.state === 'unreachable' && <UnreachableState onRetry={reopen} backendUrl={host.backendUrl} />}
    </UiProvider>
  );
}

function SignedIn({ panel }: { panel: Panel }) {
  const { api, host, drafts } = panel;
  const { data: known } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => askWhoIsSignedIn({ host, api, signal }),
    initialData: panel.known,
    initialDataUpdatedAt: panel.known.answeredAt,
  });
  const { me } = known;
  const current = useMemo(() => ({ ...panel, me }), [panel, me]);
  const offset = useMemo(() => serverOffset(known), [known]);
  useEffect(() => {
    const save = () => void drafts.save();
    globalThis.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      globalThis.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [drafts]);
  const behind = whoIsBehind(me.apiVersion);
  return (
    <UiProvider timeZone={me.organisation.timeZone} serverOffsetMilliseconds={offset}>
      <PanelContext value={current}>
        {behind ? <VersionState behind={behind} backendUrl={host.backendUrl} /> : <PanelScreen />}
      </PanelContext>
    </UiProvider>
  );
}

/** How far the server's clock is ahead; clocks within two seconds of each other are taken for equal. */
function serverOffset({ now, answeredAt }: KnownPerson): number {
  const offset = new Date(now).getTime() - answeredAt;
  return Math.abs(offset) < 2000 ? 0 : offset;
}
