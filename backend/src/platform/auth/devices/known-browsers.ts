import { randomBytes } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Ctx } from '../../db/in-org.js';
import { hashSecret } from '../secrets.js';
import { knownBrowsers } from './schema.js';

const days = 400;

/** The value by which this browser is known again after sign-out, made now where it has none. It opens nothing. */
export function browserValue(c: Context, secure: boolean): string {
  const name = secure ? '__Host-threadline-device' : 'threadline-device';
  const kept = getCookie(c, name);
  const value = kept && /^[\w-]{43}$/.test(kept) ? kept : randomBytes(32).toString('base64url');
  setCookie(c, name, value, { path: '/', httpOnly: true, secure, sameSite: 'Strict', maxAge: days * 86_400 });
  return value;
}

/** Notes that the person signs in here. True where they never did before, though they did elsewhere. */
export async function noteBrowser(ctx: Ctx, value: string): Promise<boolean> {
  const hash = hashSecret(value);
  const isOwn = and(eq(knownBrowsers.orgId, ctx.orgId), eq(knownBrowsers.personId, ctx.personId));
  const [known] = await ctx.tx.select({ browsers: count() }).from(knownBrowsers).where(isOwn);
  const row = { orgId: ctx.orgId, personId: ctx.personId, hash, firstSeenAt: ctx.now, lastSeenAt: ctx.now };
  const added = await ctx.tx
    .insert(knownBrowsers)
    .values(row)
    .onConflictDoNothing()
    .returning({ hash: knownBrowsers.hash });
  if (added.length > 0) return (known?.browsers ?? 0) > 0;
  await ctx.tx
    .update(knownBrowsers)
    .set({ lastSeenAt: ctx.now })
    .where(and(isOwn, eq(knownBrowsers.hash, hash)));
  return false;
}
