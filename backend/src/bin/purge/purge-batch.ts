import type { BinKind } from '@threadline/shared/bin/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { takeOut } from '../queries.js';
import { purgeSteps, type Step } from './steps.js';

const mostRows = 5_000;

/**
 * Takes up to some thousand rows of a thing away, in the order of its tables; false once nothing of it is left. It can be
 * cut off between two batches and goes on where it was.
 */
export async function purgeBatch(
  ctx: Ctx,
  { id, kind }: { id: string; kind: BinKind },
  most = mostRows,
): Promise<boolean> {
  let room = most;
  for (const step of purgeSteps[kind](id)) {
    room -= await runStep(ctx, step, room);
    if (room <= 0) return true;
  }
  await takeOut(ctx, id);
  return false;
}

async function runStep(ctx: Ctx, { table, where, clear }: Step, most: number): Promise<number> {
  const name = sql.identifier(table);
  const column = sql.identifier(clear ?? '');
  const rows = sql`ctid = any(array(select t.ctid from ${name} t where t.org_id = ${ctx.orgId} and ${where} limit ${most}))`;
  const { count } = await ctx.tx.execute(
    clear === undefined
      ? sql`delete from ${name} where org_id = ${ctx.orgId} and ${rows}`
      : sql`update ${name} set ${column} = null where org_id = ${ctx.orgId} and ${rows}`,
  );
  return count;
}
