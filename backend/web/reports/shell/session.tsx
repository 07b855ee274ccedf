import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { ClockProvider } from '@threadline/shared/ui/clock';
import { type ReactNode, useMemo } from 'react';
import { readFailure } from '../../desk/shell/failure.js';
import { FailureState } from '../../desk/shell/failure-state.js';
import { MeContext } from '../../desk/shell/me.js';
import { ShellSkeleton } from '../../desk/shell/shell-skeleton.js';

/** Reads who is signed in before any report is shown; who is not is led to sign-in by the client itself. */
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
          {children}
        </ClockProvider>
      </MeContext>
    );
  }
  if (!session.error || readFailure(session.error).code === 'unauthenticated') return <ShellSkeleton />;
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">Threadline</h1>
      <FailureState error={session.error} onRetry={() => void session.refetch()} busy={session.isFetching} />
    </main>
  );
}
