import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import type { Actor } from '../platform/db/in-org.js';
import { mergeCustomers, previewCustomers, unmergeCustomers } from './service.js';
import { rowsOf, twoCustomers } from './two-customers.fixture.js';

const world = useWorld();

type Wanted = Partial<Parameters<typeof mergeCustomers>[1]>;

/** Looks at the merge and does it. */
function mergeAs(actor: Actor, pair: { goneId: string; keptId: string }, wanted: Wanted = {}) {
  return world.as(actor, async (ctx) => {
    const { confirmation } = await previewCustomers(ctx, pair);
    return mergeCustomers(ctx, { ...pair, take: [], portal: 'together', confirmation, ...wanted });
  });
}

const unmergeAs = (actor: Actor, id: string) => world.as(actor, (ctx) => unmergeCustomers(ctx, { id }));

const sumOf = (rows: Record<string, string[]>) =>
  Object.entries(rows).reduce((sum, [table, those]) => (table === 'customers' ? sum : sum + those.length), 0);

async function countMoves(org: TestOrganisation, how: string): Promise<number> {
  const [row] = await world.as(org.system, (ctx) =>
    ctx.tx.execute<{ rows: number }>(sql`select count(*)::int as rows from merge_moves where how = ${how}`),
  );
  return row?.rows ?? 0;
}

test.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
  'nothing is lost by a merge and all is as before when it is taken back: world %i',
  async (seed) => {
    const org = await world.organisation();
    const { a, b } = await twoCustomers(world, org, seed);
    const before = await rowsOf(world, org, [a, b]);
    const portal = seed % 2 === 0 ? 'apart' : 'together';
    const { id } = await mergeAs(org.owner, { goneId: a, keptId: b }, { portal, take: ['industry', 'tags', 'name'] });
    const merged = await rowsOf(world, org, [a, b]);
    expect(merged.customers).toHaveLength(1);
    expect(JSON.stringify(await rowsOf(world, org, [a]))).not.toContain(a);
    const [folded, added] = [await countMoves(org, 'folded'), await countMoves(org, 'added')];
    expect(sumOf(merged) + folded - added).toBe(sumOf(before));
    const { notReturned } = await unmergeAs(org.admin, id);
    expect(await rowsOf(world, org, [a, b])).toEqual(before);
    expect(notReturned).toBe(0);
  },
);
