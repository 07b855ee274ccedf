import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { Conflict } from '../../errors.js';
import { totpFactors } from './schema.js';
import { newTotpSecret, stepOfCode } from './totp.js';

/** Since when the person of this transaction has an authenticator app that counts; null without one. */
export async function totpSince(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.tx.select({ at: totpFactors.confirmedAt }).from(totpFactors).where(own(ctx));
  return row?.at ?? null;
}

/** A new secret for the person's app, without effect until a code confirms it. */
export async function beginTotp(ctx: Ctx): Promise<string> {
  const secret = newTotpSecret();
  const sealed = {
    secret: ctx.secrets.seal(placeOf(ctx), secret),
    createdAt: ctx.now,
    confirmedAt: null,
    lastStep: null,
  };
  const begun = await ctx.tx
    .insert(totpFactors)
    .values({ ...sealed, orgId: ctx.orgId, personId: ctx.personId })
    .onConflictDoUpdate({
      target: [totpFactors.orgId, totpFactors.personId],
      set: sealed,
      setWhere: isNull(totpFactors.confirmedAt),
    })
    .returning({ personId: totpFactors.personId });
  if (begun.length > 0) return secret;
  throw new Conflict('Your authenticator app is set up already. Remove it first to set up another one.');
}

/** Takes the app into use if it makes the right code; false where the code is wrong or nothing was begun. */
export async function confirmTotp(ctx: Ctx, code: string): Promise<boolean> {
  const step = await stepFor(ctx, code);
  if (step === null) return false;
  const confirmed = await ctx.tx
    .update(totpFactors)
    .set({ confirmedAt: ctx.now, lastStep: step })
    .where(and(own(ctx), isNull(totpFactors.confirmedAt)))
    .returning({ personId: totpFactors.personId });
  return confirmed.length > 0;
}

/** Takes a code once: of two requests with the same one only the first succeeds, and no older code does after it. */
export async function takeTotpCode(ctx: Ctx, code: string): Promise<boolean> {
  const step = await stepFor(ctx, code);
  if (step === null) return false;
  const isNew = or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step));
  const taken = await ctx.tx
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(own(ctx), isNotNull(totpFactors.confirmedAt), isNew))
    .returning({ personId: totpFactors.personId });
  return taken.length > 0;
}

/** False where the person has none. */
export async function removeTotp(ctx: Ctx, personId = ctx.personId): Promise<boolean> {
  const removed = await ctx.tx.delete(totpFactors).where(of(ctx, personId)).returning({ at: totpFactors.confirmedAt });
  return removed.some(({ at }) => at !== null);
}

async function stepFor(ctx: Ctx, code: string): Promise<number | null> {
  const [row] = await ctx.tx.select({ secret: totpFactors.secret }).from(totpFactors).where(own(ctx));
  return row ? stepOfCode(ctx.secrets.open(placeOf(ctx), row.secret), code, ctx.now) : null;
}

const of = (ctx: Ctx, personId: string) => and(eq(totpFactors.orgId, ctx.orgId), eq(totpFactors.personId, personId));
const own = (ctx: Ctx) => of(ctx, ctx.personId);
const placeOf = ({ orgId, personId }: Ctx) => ({ orgId, table: 'totp_factors', column: 'secret', row: personId });
