import { Outlet } from '@tanstack/react-router';
import { DeskSession } from './desk-session.js';
import { Shell } from './shell.js';

/** Every page of a signed-in person. */
export function Desk() {
  return (
    <DeskSession>
      <Shell>
        <Outlet />
      </Shell>
    </DeskSession>
  );
}
