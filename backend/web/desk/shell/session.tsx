import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import { ClockProvider } from '@threadline/shared/ui/clock';
import { type ReactNode, useEffect, useMemo } from 'react';
import { LivePages } from '../live/live-pages.js';
import { readFailure } from './failure.js';
import { FailureState } from './failure-state.js';
import { MeContext } from './me.js';
import { ShellSkeleton } from './shell-skeleton.js';

/** Reads who is signed in before any page of the desk is shown; nobody is led to sign-in and back. */
export function Session({ children }: { children: ReactNode }) {
  const session = useQuery({ ...useApi().session.me.queryOptions(), staleTime: 60_000 });
  const offset = useMemo(
    () => (session.data ? Date.parse(session.data.now) - session.dataUpdatedAt : 0),
    [session.data, session.dataUpdatedAt],
  );
  if (session.data) {
    return (
      <MeContext value={session.data}>
        <ClockProvider timeZone={session.data.organisation.timeZone} serverOffsetMilliseconds={offset}>
          <LivePages />
          {children}
        </ClockProvider>
      </MeContext>
    );
  }
  if (!session.error) return <ShellSkeleton />;
  if (readFailure(session.error).code === 'unauthenticated') return <ToSignIn />;
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">Threadline</h1>
      <FailureState error={session.error} onRetry={() => void session.refetch()} busy={session.isFetching} />
    </main>
  );
}

/** Leads to sign-in once: while its page still loads, this one is drawn again under the new address. */
function ToSignIn() {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    const { href, pathname } = router.latestLocation;
    if (pathname !== '/sign-in') void navigate({ to: '/sign-in', search: { next: href }, replace: true });
  }, [navigate, router]);
  return <ShellSkeleton />;
}
