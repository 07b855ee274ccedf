import type { Permission } from '@threadline/shared/kernel/permissions';
import { Context } from 'hono';
import type { Actor, Origin } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';
import { authorise } from '../policy/authorise.js';
import type { RequestContext } from './procedure.js';

export interface Asked {
  contextOf: (c: Context) => Promise<RequestContext>;
  permission: Permission;
}

/**
 * Who a long answer goes to, asked anew in its middle: whoever was cut off meanwhile, or may no longer, gets no more of it.
 * A proof that was fresh at the beginning is one to the end.
 */
export async function askAgain(c: Context, { contextOf, permission }: Asked): Promise<Actor & { origin: Origin }> {
  // The headers of the answer are gone: another context takes what would be set in them.
  const again = new Context(c.req.raw, { env: c.env });
  again.set('requestId', c.get('requestId'));
  const { actor, origin } = await contextOf(again);
  if (!actor) throw new Unauthenticated('Sign in to go on.');
  authorise(actor, permission);
  return { ...actor, origin };
}
