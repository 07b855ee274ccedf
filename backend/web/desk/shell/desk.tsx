import { Outlet } from '@tanstack/react-router';
import { Session } from './session.js';
import { Shell } from './shell.js';

/** Every page of a signed-in person. */
export function Desk() {
  return (
    <Session>
      <Shell>
        <Outlet />
      </Shell>
    </Session>
  );
}
