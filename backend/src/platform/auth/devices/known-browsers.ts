import { and, count, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import type { Ctx } from '../../db/in-org.js';
import { keepValue, valueFor, valueIn } from '../kept-value.js';
import { hashSecret } from '../secrets.js';
import { knownBrowsers } from './schema.js';

/** As long as a browser keeps a cookie at most. */
export const knownDays = 400;

const cookie = (secure: boolean) => ({
  name: secure ? '__Host-threadline-device' : 'threadline-device',
  seconds: knownDays * 86_400,
  secure,
});

/** The value by which this browser is known again after sign-out, made now where it has none. It opens nothing. */
export const browserValue = (c: Context, secure: boolean): string => valueFor(c, cookie(secure));

/** Leaves the value with a browser in which somebody has signed in. */
export function keepBrowserValue(c: Context, value: string, secure: boolean): void {
  keepValue(c, cookie(secure), value);
}

/** The same, as the browser came with it; null for one that was never here. */
export const knownBrowserValue = (c: Context, secure: boolean): string | null => valueIn(c, cookie(secure));

/** Whether the person has signed in with this browser before. */
export async function knowsBrowser(ctx: Ctx, value: string): Promise<boolean> {
  const isOwn = and(eq(knownBrowsers.orgId, ctx.orgId), eq(knownBrowsers.personId, ctx.personId));
  const [row] = await ctx.tx
    .select({ hash: knownBrowsers.hash })
    .from(knownBrowsers)
    .where(and(isOwn, eq(knownBrowsers.hash, hashSecret(value))));
  return row !== undefined;
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
