import type { RelinkBatch } from '@threadline/shared/threads/relink';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { customers } from '../../customers/schema.js';
import { people } from '../../platform/auth/schema.js';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { can } from '../../platform/policy/authorise.js';
import { relinkBatches } from './schema.js';

export type BatchRow = typeof relinkBatches.$inferSelect;
const batches = relinkBatches;

export async function insertBatch(ctx: Ctx, batch: BatchRow): Promise<void> {
  await ctx.tx.insert(batches).values(batch);
}

export async function changeBatch(ctx: Ctx, id: string, change: Partial<BatchRow>): Promise<void> {
  await ctx.tx.update(batches).set(change).where(isBatch(ctx, id));
}

/** The batch, kept from whoever else works on it until the transaction ends; nothing while somebody does. */
export async function holdBatch(ctx: Ctx, id: string): Promise<BatchRow | undefined> {
  const [row] = await ctx.tx.select().from(batches).where(isBatch(ctx, id)).for('update', { skipLocked: true });
  return row;
}

/** The same for a person's decision, which waits its turn. */
export async function lockBatch(ctx: Ctx, id: string): Promise<BatchRow> {
  const [row] = await ctx.tx.select().from(batches).where(isBatch(ctx, id)).for('update');
  if (!row) throw new NotFound('batch');
  return row;
}

/** Batches that somebody has asked for and that have not come to their end. */
export function unfinishedBatches(ctx: Ctx): Promise<{ id: string }[]> {
  return ctx.tx
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.orgId, ctx.orgId), inArray(batches.state, ['waiting', 'running', 'undoing'])))
    .limit(20);
}

/** One page of batches, the newest first; of one customer where it is named. */
export async function batchPage(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number; customerId?: string | undefined },
) {
  const after = readCursor(input.cursor, instantCursor);
  const older = after
    ? sql`(${batches.createdAt}, ${batches.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  const own = input.customerId === undefined ? undefined : eq(batches.customerId, input.customerId);
  const rows = await named(ctx, and(own, older)).limit(input.limit + 1);
  const page = pageFrom(rows, input.limit, ({ batch }) => [batch.createdAt.toISOString(), batch.id]);
  return { items: page.items.map((row) => present(ctx, row)), nextCursor: page.nextCursor };
}

export async function batchWithNames(ctx: Ctx, id: string): Promise<RelinkBatch> {
  const [row] = await named(ctx, eq(batches.id, id));
  if (!row) throw new NotFound('batch');
  return present(ctx, row);
}

/** Whoever asked for it takes it back, and those who decide for everybody. */
export const mayUndo = (ctx: Ctx, batch: BatchRow): boolean =>
  can(ctx, 'thread.link') && (batch.actorId === ctx.personId || can(ctx, 'review.resolve'));

function named(ctx: Ctx, where: SQL | undefined) {
  return ctx.tx
    .select({ batch: batches, customerName: customers.name, personName: people.name })
    .from(batches)
    .innerJoin(customers, and(eq(customers.orgId, batches.orgId), eq(customers.id, batches.customerId)))
    .leftJoin(people, and(eq(people.orgId, batches.orgId), eq(people.id, batches.actorId)))
    .where(and(eq(batches.orgId, ctx.orgId), where))
    .orderBy(desc(batches.createdAt), desc(batches.id));
}

type NamedBatch = Awaited<ReturnType<typeof named>>[number];

function present(ctx: Ctx, { batch, customerName, personName }: NamedBatch): RelinkBatch {
  const { id, cause, state, found, changed, evidence, actorId } = batch;
  const isOver = state === 'undoing' || state === 'undone';
  return {
    ...{ id, cause, state, found, changed },
    customer: { id: batch.customerId, name: customerName },
    about: evidence.domain ?? evidence.address ?? '',
    createdBy: actorId && personName !== null ? { id: actorId, name: personName } : null,
    createdAt: batch.createdAt.toISOString(),
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    abilities: { undo: !isOver && mayUndo(ctx, batch) },
  };
}

function isBatch(ctx: Ctx, id: string) {
  return and(eq(batches.orgId, ctx.orgId), eq(batches.id, id));
}
