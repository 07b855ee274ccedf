import { createHash, randomInt } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { recoveryCodes } from './schema.js';

const howMany = 10;
/** Without letters that look like others; 16 of them are 80 bits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new codes in place of all there were. They are kept as hashes alone: this is the one time they are told. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  await removeRecoveryCodes(ctx);
  const codes = Array.from({ length: howMany }, newCode);
  const mine = { orgId: ctx.orgId, personId: ctx.personId, createdAt: ctx.now };
  await ctx.tx.insert(recoveryCodes).values(codes.map((code) => ({ ...mine, hash: hashOf(ctx, code) })));
  return codes;
}

/** Uses a code up; false where it is unknown or was used before, even at the same moment. */
export async function takeRecoveryCode(ctx: Ctx, code: string): Promise<boolean> {
  const isThis = and(own(ctx), eq(recoveryCodes.hash, hashOf(ctx, code)), isNull(recoveryCodes.usedAt));
  const used = await ctx.tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now })
    .where(isThis)
    .returning({ hash: recoveryCodes.hash });
  return used.length > 0;
}

export async function recoveryCodesLeft(ctx: Ctx): Promise<number> {
  const isUnused = and(own(ctx), isNull(recoveryCodes.usedAt));
  const [row] = await ctx.tx.select({ left: count() }).from(recoveryCodes).where(isUnused);
  return row?.left ?? 0;
}

export async function removeRecoveryCodes(ctx: Ctx, personId = ctx.personId): Promise<void> {
  await ctx.tx.delete(recoveryCodes).where(of(ctx, personId));
}

function newCode(): string {
  const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** As it was printed, however it is typed: capitals, spaces, and o for 0. */
export function plainCode(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0');
}

// The person goes along, so that no two rows of the table are alike.
function hashOf({ personId }: Ctx, code: string): string {
  return createHash('sha256')
    .update(`${personId} ${plainCode(code)}`)
    .digest('hex');
}

const of = (ctx: Ctx, personId: string) =>
  and(eq(recoveryCodes.orgId, ctx.orgId), eq(recoveryCodes.personId, personId));
const own = (ctx: Ctx) => of(ctx, ctx.personId);
