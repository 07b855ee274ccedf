import { and, asc, eq } from 'drizzle-orm';
import type { VouchedFor } from '../../platform/auth/assertion-refused.js';
import { identities } from '../../platform/auth/schema.js';
import type { Actor, Ctx, Runtime } from '../../platform/db/in-org.js';

export type AccountRow = typeof identities.$inferSelect;
type Named = Pick<VouchedFor, 'issuer' | 'subject'>;

export interface AccountHolder extends Pick<Actor, 'orgId' | 'personId' | 'role'> {
  slug: string;
  organisation: string;
}

/** The people who have linked an account and may come in, before any organisation is known. */
export function findHolders({ db }: Runtime, { issuer, subject }: Named): Promise<AccountHolder[]> {
  return db.sql<AccountHolder[]>`
    select org_id as "orgId", slug, organisation, person_id as "personId", role from find_identities(${issuer}, ${subject})`;
}

export function ownAccounts(ctx: Ctx): Promise<AccountRow[]> {
  return ctx.tx.select().from(identities).where(isOwn(ctx)).orderBy(asc(identities.linkedAt), asc(identities.id));
}

export async function ownAccount(ctx: Ctx, id: string): Promise<AccountRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(identities)
    .where(and(isOwn(ctx), eq(identities.id, id)));
  return row ?? null;
}

/** False where somebody of the organisation has linked the account already. */
export async function insertAccount(
  ctx: Ctx,
  row: Pick<AccountRow, 'issuer' | 'subject' | 'provider' | 'label'>,
): Promise<boolean> {
  const inserted = await ctx.tx
    .insert(identities)
    .values({ ...row, orgId: ctx.orgId, personId: ctx.personId, linkedAt: ctx.now, lastUsedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: identities.id });
  return inserted.length > 0;
}

export async function isOwnAccount(ctx: Ctx, { issuer, subject }: Named): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: identities.id })
    .from(identities)
    .where(and(isOwn(ctx), eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return row !== undefined;
}

export async function deleteAccount(ctx: Ctx, id: string): Promise<boolean> {
  const deleted = await ctx.tx
    .delete(identities)
    .where(and(isOwn(ctx), eq(identities.id, id)))
    .returning({ id: identities.id });
  return deleted.length > 0;
}

export async function noteAccountUse(ctx: Ctx, { issuer, subject }: Named): Promise<void> {
  await ctx.tx
    .update(identities)
    .set({ lastUsedAt: ctx.now })
    .where(and(isOwn(ctx), eq(identities.issuer, issuer), eq(identities.subject, subject)));
}

const isOwn = (ctx: Ctx) => and(eq(identities.orgId, ctx.orgId), eq(identities.personId, ctx.personId));
