import type { Context } from 'hono';
import { type Actor, inOrg, type Origin, type Runtime } from '../../db/in-org.js';
import { record } from '../../events/record.js';
import type { Sessions } from '../sessions.js';

export type SignInWay = 'passkey' | 'google' | 'microsoft';

export interface SignedIn {
  person: Pick<Actor, 'orgId' | 'personId' | 'role'>;
  by: SignInWay;
}

export interface DeskDoor {
  runtime: Runtime;
  sessions: Sessions;
  originOf: (c: Context) => Origin;
}

/** Opens the desk for somebody who has shown who they are. */
export async function openTheDesk(door: DeskDoor, c: Context, { person, by }: SignedIn): Promise<Response> {
  const origin = door.originOf(c);
  const actor: Actor & { origin: Origin } = { ...person, via: 'session', credentialId: null, origin };
  await inOrg(door.runtime, actor, (ctx) =>
    record(ctx, { name: 'person.signed_in', subject: { type: 'person', id: person.personId }, data: { by } }),
  );
  const place = { userAgent: c.req.header('user-agent') ?? null, ip: origin.ip };
  c.header('set-cookie', await door.sessions.open(person, place), { append: true });
  return c.body(null, 204);
}
