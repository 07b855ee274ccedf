import { and, asc, count, eq, lt } from 'drizzle-orm';
import type { Actor, Ctx, Runtime } from '../../db/in-org.js';
import { passkeys } from './schema.js';
import type { KeyHolder } from './user-handle.js';

export type PasskeyRow = typeof passkeys.$inferSelect;

export interface FoundPasskey {
  id: string;
  orgId: string;
  personId: string;
  role: Actor['role'];
  publicKey: string;
  counter: number;
  transports: string[];
}

/** A passkey of a person who may come in, before any transaction is open. */
export async function findPasskey(
  { db }: Runtime,
  credentialId: string,
  { orgId, personId }: KeyHolder,
): Promise<FoundPasskey | null> {
  const [row] = await db.sql<FoundPasskey[]>`
    select id, org_id as "orgId", person_id as "personId", role, public_key as "publicKey", counter::float8 as counter,
      transports from find_passkey(${credentialId}, ${orgId}, ${personId})`;
  return row ?? null;
}

export function ownPasskeys(ctx: Ctx): Promise<PasskeyRow[]> {
  return ctx.tx
    .select()
    .from(passkeys)
    .where(ofPerson(ctx, ctx.personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

export async function ownPasskey(ctx: Ctx, id: string): Promise<PasskeyRow | null> {
  const [row] = await ctx.tx.select().from(passkeys).where(byId(ctx, id)).for('update');
  return row ?? null;
}

export async function countPasskeys(ctx: Ctx, personId: string): Promise<number> {
  const [row] = await ctx.tx.select({ held: count() }).from(passkeys).where(ofPerson(ctx, personId));
  return row?.held ?? 0;
}

/** False where the organisation knows the key already. */
export async function insertPasskey(ctx: Ctx, row: Omit<PasskeyRow, 'orgId' | 'personId'>): Promise<boolean> {
  const inserted = await ctx.tx
    .insert(passkeys)
    .values({ ...row, orgId: ctx.orgId, personId: ctx.personId })
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return inserted.length > 0;
}

export async function changeName(ctx: Ctx, id: string, name: string): Promise<void> {
  await ctx.tx.update(passkeys).set({ name }).where(byId(ctx, id));
}

export async function deletePasskey(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.delete(passkeys).where(byId(ctx, id));
}

export interface PasskeyUse {
  counter: number;
  backedUp: boolean;
}

/**
 * Notes a use; false where the key has signed as often or more often before, as only a copy of it would, and where it
 * stands alone though it only counts beside the password.
 */
export async function countUse(
  ctx: Ctx,
  id: string,
  { used, alone }: { used: PasskeyUse; alone: boolean },
): Promise<boolean> {
  const isNewer = used.counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, used.counter);
  const counted = await ctx.tx
    .update(passkeys)
    .set({ ...used, lastUsedAt: ctx.now })
    .where(and(byId(ctx, id), isNewer, alone ? eq(passkeys.onlySecond, false) : undefined))
    .returning({ id: passkeys.id });
  return counted.length > 0;
}

const ofPerson = (ctx: Ctx, personId: string) => and(eq(passkeys.orgId, ctx.orgId), eq(passkeys.personId, personId));

const byId = (ctx: Ctx, id: string) => and(ofPerson(ctx, ctx.personId), eq(passkeys.id, id));
