import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { documents, storedFiles } from './schema.js';

export type DocumentRow = Awaited<ReturnType<typeof selectDocuments>>[number];

function selectDocuments(ctx: Ctx) {
  const { id, customerId, name, type, size, addedBy, addedAt, sharedAt, removedAt, fileHash } = documents;
  return ctx.tx
    .select({
      ...{ id, customerId, name, type, size, addedBy, addedAt, sharedAt, removedAt, fileHash },
      adderName: people.name,
    })
    .from(documents)
    .leftJoin(people, and(eq(people.orgId, documents.orgId), eq(people.id, addedBy)))
    .$dynamic();
}

/** One document, removed or not; undefined where the actor does not see it. */
export async function findDocument(ctx: Ctx, id: string): Promise<DocumentRow | undefined> {
  const [row] = await selectDocuments(ctx).where(and(eq(documents.orgId, ctx.orgId), eq(documents.id, id)));
  return row;
}

/** A customer's documents, newest first, from a position on; one row more than the page holds. */
export function pageOfDocuments(
  ctx: Ctx,
  { customerId, limit, from }: { customerId: string; limit: number; from: { at: string; id: string } | null },
) {
  const { addedAt, id } = documents;
  return selectDocuments(ctx)
    .where(
      and(
        eq(documents.orgId, ctx.orgId),
        eq(documents.customerId, customerId),
        isNull(documents.removedAt),
        from ? sql`(${addedAt}, ${id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(addedAt), desc(id))
    .limit(limit + 1);
}

export async function insertDocument(ctx: Ctx, row: Omit<typeof documents.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(documents).values({ ...row, orgId: ctx.orgId });
}

export async function changeDocument(
  ctx: Ctx,
  id: string,
  change: Partial<Pick<DocumentRow, 'sharedAt' | 'removedAt'>>,
): Promise<void> {
  await ctx.tx
    .update(documents)
    .set(change)
    .where(and(eq(documents.orgId, ctx.orgId), eq(documents.id, id)));
}

/** Whether the actor may see the customer. */
export async function seesCustomer(ctx: Ctx, customerId: string): Promise<boolean> {
  const isCustomer = and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId));
  return (await ctx.tx.select({ id: customers.id }).from(customers).where(isCustomer)).length > 0;
}

/** Where the bytes with this content lie. */
export async function findStored(ctx: Ctx, hash: string) {
  const [row] = await ctx.tx
    .select({ key: storedFiles.key, type: storedFiles.type, size: storedFiles.size })
    .from(storedFiles)
    .where(and(eq(storedFiles.orgId, ctx.orgId), eq(storedFiles.hash, hash)));
  return row ?? null;
}

/** Remembers where a content lies, unless another upload has just done so. */
export async function insertStored(ctx: Ctx, row: Omit<typeof storedFiles.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx
    .insert(storedFiles)
    .values({ ...row, orgId: ctx.orgId })
    .onConflictDoNothing();
}
