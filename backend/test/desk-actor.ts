import { createSessions } from '../src/platform/auth/sessions.js';
import { type Actor, inOrg, type Runtime } from '../src/platform/db/in-org.js';

/** The same person with a session of their own at the desk, in which they have just proved who they are. */
export async function atTheDesk(runtime: Runtime, who: Actor): Promise<Actor> {
  const sessions = createSessions(runtime, { secure: false });
  const cookie = await inOrg(runtime, who, (ctx) => sessions.open(ctx, { userAgent: null, ip: null }));
  const found = await sessions.resolve(/^threadline=([^;]+);/.exec(cookie)?.[1] ?? '', null);
  if (!found) throw new Error('The session has ended as soon as it was opened.');
  return found.actor;
}
