import { acceptInvitation, lookAtInvitation } from '@threadline/shared/team/invitations';
import { type Context, Hono } from 'hono';
import { readJson } from '../platform/auth/read-json.js';
import type { Sessions } from '../platform/auth/sessions.js';
import type { Origin, Runtime } from '../platform/db/in-org.js';
import * as verbs from './verbs/join.js';

export interface JoinOptions {
  runtime: Runtime;
  sessions: Sessions;
  originOf: (c: Context) => Origin;
}

/** What the page behind a mailed invitation asks: looking changes nothing, accepting signs in. */
export function joinRoutes({ runtime, sessions, originOf }: JoinOptions): Hono {
  return new Hono()
    .post('/auth/join/look', async (c) => {
      const input = lookAtInvitation.parse(await readJson(c));
      return c.json(await verbs.lookAtInvitation({ runtime, origin: originOf(c) }, input));
    })
    .post('/auth/join', async (c) => {
      const input = acceptInvitation.parse(await readJson(c));
      const actor = await verbs.acceptInvitation({ runtime, origin: originOf(c) }, input);
      const place = { userAgent: c.req.header('user-agent') ?? null, ip: originOf(c).ip };
      c.header('set-cookie', await sessions.open(actor, place));
      return c.body(null, 204);
    });
}
