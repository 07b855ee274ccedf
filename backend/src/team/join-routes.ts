import { acceptInvitation, lookAtInvitation } from '@threadline/shared/team/invitations';
import { Hono } from 'hono';
import { type DeskDoor, openTheDesk } from '../platform/auth/open-the-desk.js';
import { readJson } from '../platform/auth/read-json.js';
import * as verbs from './verbs/join.js';

/** What the page behind a mailed invitation asks: looking changes nothing, accepting signs in this once. */
export function joinRoutes(door: DeskDoor): Hono {
  const { runtime, originOf } = door;
  return new Hono()
    .post('/auth/join/look', async (c) => {
      const input = lookAtInvitation.parse(await readJson(c));
      return c.json(await verbs.lookAtInvitation({ runtime, origin: originOf(c) }, input));
    })
    .post('/auth/join', async (c) => {
      const input = acceptInvitation.parse(await readJson(c));
      const person = await verbs.acceptInvitation({ runtime, origin: originOf(c) }, input);
      return openTheDesk(door, c, { person, by: 'invitation' });
    });
}
