import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';
import { sessions } from './schema.js';

/**
 * Holds the session of this transaction until it ends, so that whoever ends sign-ins comes either before, and is seen
 * here, or after, and sees what was added here. Ends with Unauthenticated where the session has gone meanwhile.
 */
export async function requireLiveSession(ctx: Ctx): Promise<void> {
  if (ctx.via !== 'session' || !ctx.credentialId) return;
  const isThis = and(eq(sessions.orgId, ctx.orgId), eq(sessions.handle, ctx.credentialId));
  const [live] = await ctx.tx.select({ handle: sessions.handle }).from(sessions).where(isThis).for('share');
  if (!live) throw new Unauthenticated('You were signed out meanwhile. Sign in again.');
}
