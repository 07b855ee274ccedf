import { letIn } from '@threadline/shared/security/reset';
import { Hono } from 'hono';
import { attemptLimit } from '../platform/auth/attempt-limit.js';
import { type DeskDoor, openTheDesk } from '../platform/auth/open-the-desk.js';
import { readJson } from '../platform/auth/read-json.js';
import { Invalid } from '../platform/errors.js';
import { takeLink } from './let-in.js';

const tooMany = {
  most: 60,
  sentence: 'Too many links were tried from your network. Wait 15 minutes, then ask anew.',
};
const gone = 'This link cannot be used any more: it was used, or is older than three days. Ask an admin to help you.';

/** Opens the desk once for whoever was brought back and has no other way yet. */
export function letInRoutes(door: DeskDoor): Hono {
  const { runtime, originOf } = door;
  return new Hono().post('/auth/let-in', async (c) => {
    const { token } = letIn.parse(await readJson(c));
    await attemptLimit(runtime, [`let-in-network:${originOf(c).ip ?? 'unknown'}`], tooMany).take();
    const person = await takeLink(runtime, token);
    if (!person) throw new Invalid(gone);
    return openTheDesk(door, c, { person, by: 'invitation' });
  });
}
