import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import { ClockProvider } from '@threadline/shared/ui/clock';
import { type ReactNode, useMemo } from 'react';
import { LivePages } from '../live/live-pages.js';
import { readFailure } from './failure.js';
import { FailureState } from './failure-state.js';
import { MeContext } from './me.js';
import { ShellSkeleton } from './shell-skeleton.js';

/** Reads who is signed in before any page of the desk is shown; nobody is led to sign-in and back. */
export function Session({ children }: { children: ReactNode }) {
  const { href, pathname } = useLocation();
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
  // While the sign-in page loads, this one still stands, and the address is already that of sign-in.
  if (!session.error || pathname === '/sign-in') return <ShellSkeleton />;
  if (readFailure(session.error).code === 'unauthenticated') return <Navigate to="/sign-in" search={{ next: href }} />;
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <FailureState error={session.error} onRetry={() => void session.refetch()} busy={session.isFetching} />
    </main>
  );
}
