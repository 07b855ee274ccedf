import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../../db/in-org.js';
import { people } from '../schema.js';
import { hashSecret, newSecret } from '../secrets.js';
import { waitingSignIns } from './schema.js';

const minutes = 5;
const mostTries = 5;

/** A person who has shown the first factor, and is waited for with the second. */
export interface Waiting {
  person: Pick<Actor, 'orgId' | 'personId' | 'role'>;
  /** What the first factor was. */
  by: string;
  hash: string;
}

const cookieName = (secure: boolean) => (secure ? '__Host-threadline-waiting' : 'threadline-waiting');

/** Remembers the first factor of the person of this transaction for five minutes; answers what their browser keeps. */
export async function beginWaiting(ctx: Ctx, by: string): Promise<string> {
  const { orgId, personId } = ctx;
  const value = newSecret('tlw');
  const expiresAt = new Date(ctx.now.getTime() + minutes * 60_000);
  const row = { orgId, hash: hashSecret(value), personId, by, createdAt: ctx.now, expiresAt };
  await ctx.tx.insert(waitingSignIns).values(row);
  // The organisation goes along: it is where the hash is looked for, and nowhere else is it found.
  return `${orgId}.${value}`;
}

/** Keeps what `beginWaiting` has answered in this browser, and in no other. */
export function keepWaiting(c: Context, value: string, secure: boolean): void {
  setCookie(c, cookieName(secure), value, { ...attributes(secure), maxAge: minutes * 60 });
}

export function forgetWaiting(c: Context, secure: boolean): void {
  setCookie(c, cookieName(secure), '', { ...attributes(secure), maxAge: 0 });
}

/** Who is waited for in this browser; null where nobody is, it took too long, or too many tries were made. */
export async function waitedFor(runtime: Runtime, c: Context, secure: boolean): Promise<Waiting | null> {
  const [orgId = '', value = ''] = (getCookie(c, cookieName(secure)) ?? '').split('.');
  if (!z.uuid().safeParse(orgId).success || value === '') return null;
  const hash = hashSecret(value);
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const [row] = await ctx.tx
      .select({ personId: waitingSignIns.personId, by: waitingSignIns.by, role: people.role })
      .from(waitingSignIns)
      .innerJoin(people, and(eq(people.orgId, waitingSignIns.orgId), eq(people.id, waitingSignIns.personId)))
      .where(and(isOpen(orgId, hash, ctx.now), isNull(people.suspendedAt)));
    return row ? { person: { orgId, personId: row.personId, role: row.role }, by: row.by, hash } : null;
  });
}

/** Counts a try before it is made; false once there were too many. */
export async function countTry(runtime: Runtime, { person: { orgId }, hash }: Waiting): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const counted = await ctx.tx
      .update(waitingSignIns)
      .set({ tries: sql`${waitingSignIns.tries} + 1` })
      .where(isOpen(orgId, hash, ctx.now))
      .returning({ tries: waitingSignIns.tries });
    return counted.length > 0;
  });
}

/** Ends the waiting, once; false where it has ended already. */
export async function endWaiting(ctx: Ctx, hash: string): Promise<boolean> {
  const isThis = and(eq(waitingSignIns.orgId, ctx.orgId), eq(waitingSignIns.hash, hash));
  const ended = await ctx.tx.delete(waitingSignIns).where(isThis).returning({ hash: waitingSignIns.hash });
  return ended.length > 0;
}

const isOpen = (orgId: string, hash: string, now: Date) =>
  and(
    eq(waitingSignIns.orgId, orgId),
    eq(waitingSignIns.hash, hash),
    gt(waitingSignIns.expiresAt, now),
    lt(waitingSignIns.tries, mostTries),
  );

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, secure, sameSite: 'Strict' }) as const;
