import type { HandedItemKind } from '@threadline/shared/team/holding';
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { daysToComeBack } from './policy.js';
import { handedItems } from './schema.js';

export interface HandedItem {
  kind: HandedItemKind;
  itemId: string;
  toId: string;
}

const mostAtOnce = 5_000;
const { orgId, personId, kind, itemId, toId, handedAt } = handedItems;

/** Keeps what a person has handed over, and forgets what is too old to go back. */
export async function insertHanded(ctx: Ctx, from: string, items: readonly HandedItem[]): Promise<void> {
  await forgetOld(ctx);
  const row = { orgId: ctx.orgId, personId: from, handedAt: ctx.now };
  for (let start = 0; start < items.length; start += mostAtOnce)
    await ctx.tx
      .insert(handedItems)
      .values(items.slice(start, start + mostAtOnce).map((item) => ({ ...row, ...item })))
      .onConflictDoNothing();
}

/** What a person handed over of these kinds, forgotten with this. */
export async function takeHanded(ctx: Ctx, from: string, kinds: readonly HandedItemKind[]): Promise<HandedItem[]> {
  await forgetOld(ctx);
  return ctx.tx
    .delete(handedItems)
    .where(and(eq(orgId, ctx.orgId), eq(personId, from), inArray(kind, [...kinds])))
    .returning({ kind, itemId, toId });
}

async function forgetOld(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.now.getTime() - daysToComeBack * 86_400_000);
  await ctx.tx.delete(handedItems).where(and(eq(orgId, ctx.orgId), lt(handedAt, since)));
}
