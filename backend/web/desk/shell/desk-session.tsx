import { useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { LivePages } from '../live/live-pages.js';
import { useMe } from './me.js';
import { Session } from './session.js';
import { ShellSkeleton } from './shell-skeleton.js';

const FactorGate = lazy(() => import('../security/factor-gate.js'));

/** A session that hears what others do; without one it leads to the desk's own sign-in. */
export function DeskSession({ children }: { children: ReactNode }) {
  return (
    <Session signedOut={<ToSignIn />}>
      <Admitted>{children}</Admitted>
    </Session>
  );
}

/** Whoever has yet to set up the second factor that the organisation asks for does that and nothing else. */
function Admitted({ children }: { children: ReactNode }) {
  if (useMe().lacksFactor) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <FactorGate />
      </Suspense>
    );
  }
  return (
    <>
      <LivePages />
      {children}
    </>
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
