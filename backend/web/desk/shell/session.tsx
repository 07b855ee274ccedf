import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { ClockProvider } from '@threadline/shared/ui/clock';
import { type ReactNode, useMemo } from 'react';
import { readFailure } from './failure.js';
import { FailureState } from './failure-state.js';
import { MeContext } from './me.js';
import { ShellSkeleton } from './shell-skeleton.js';

export interface SessionProps {
  /** Stands where nobody is signed in, until sign-in has come. */
  signedOut: ReactNode;
  children: ReactNode;
}

/** Reads who is signed in before any page is shown; nobody is led to sign-in and back. */
export function Session({ signedOut, children }: SessionProps) {
  const session = useQuery({ ...useApi().session.me.queryOptions(), staleTime: 60_000 });
  const offset = useMemo(
    () => (session.data ? Date.parse(session.data.now) - session.dataUpdatedAt : 0),
    [session.data, session.dataUpdatedAt],
  );
  if (session.data) {
    return (
      <MeContext value={session.data}>
        <ClockProvider timeZone={session.data.organisation.timeZone} serverOffsetMilliseconds={offset}>
          {children}
        </ClockProvider>
      </MeContext>
    );
  }
  if (!session.error) return <ShellSkeleton />;
  if (readFailure(session.error).code === 'unauthenticated') return signedOut;
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">Threadline</h1>
      <FailureState error={session.error} onRetry={() => void session.refetch()} busy={session.isFetching} />
    </main>
  );
}
