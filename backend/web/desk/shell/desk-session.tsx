import { useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { LivePages } from '../live/live-pages.js';
import { Session } from './session.js';
import { ShellSkeleton } from './shell-skeleton.js';

/** A session that hears what others do; without one it leads to the desk's own sign-in. */
export function DeskSession({ children }: { children: ReactNode }) {
  return (
    <Session signedOut={<ToSignIn />}>
      <LivePages />
      {children}
    </Session>
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
