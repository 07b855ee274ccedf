import { and, count, eq } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { Conflict } from '../errors.js';
import { passkeys } from './passkeys/schema.js';
import { identities, people } from './schema.js';

/** What a person could sign in with. */
export interface WaysIn {
  password: boolean;
  passkeys: number;
  accounts: number;
}

/** Counts one's own ways in, and holds them until the transaction ends: two cannot be taken away at once. */
export async function ownWaysIn(ctx: Ctx): Promise<WaysIn> {
  const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
  const [person] = await ctx.tx.select({ hash: people.passwordHash }).from(people).where(isSelf).for('update');
  const [keys] = await ctx.tx
    .select({ held: count() })
    .from(passkeys)
    .where(and(eq(passkeys.orgId, ctx.orgId), eq(passkeys.personId, ctx.personId), eq(passkeys.onlySecond, false)));
  const [linked] = await ctx.tx
    .select({ held: count() })
    .from(identities)
    .where(and(eq(identities.orgId, ctx.orgId), eq(identities.personId, ctx.personId)));
  return { password: (person?.hash ?? null) !== null, passkeys: keys?.held ?? 0, accounts: linked?.held ?? 0 };
}

/** Ends with Conflict where the one that is to be taken away is the last. */
export async function requireAnotherWay(ctx: Ctx): Promise<void> {
  const { password, passkeys: keys, accounts } = await ownWaysIn(ctx);
  if (Number(password) + keys + accounts > 1) return;
  throw new Conflict('This is your only way to sign in. Set a password, or add a passkey, before you remove it.');
}
