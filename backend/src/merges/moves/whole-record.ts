import type { Ctx } from '../../platform/db/in-org.js';
import { foldedTables, movedTables, type Treatment } from '../tables.js';
import type { Merging } from './merging.js';
import { endRows, foldTwins, moveRows, moveRowsByColumns } from './move-rows.js';
import { layBack, returnRows, returnRowsByColumns } from './return-rows.js';

type Tables = Readonly<Record<string, Treatment>>;

/** Puts aside, in every table, the rows that both records have. */
export async function putTwinsAside(ctx: Ctx, merging: Merging, tables: Tables): Promise<void> {
  for (const { table, by } of foldedTables(tables)) await foldTwins(ctx, merging, { table, by });
}

/** Hands every other row over and ends what cannot go over; tells how many rows went, by table. */
export async function moveAll(ctx: Ctx, merging: Merging, tables: Tables): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { table, by } of foldedTables(tables)) moved[table] = await moveRowsByColumns(ctx, merging, { table, by });
  for (const table of movedTables(tables)) moved[table] = await moveRows(ctx, merging, table);
  for (const [table, { does }] of Object.entries(tables)) if (does === 'end') await endRows(ctx, merging, table);
  return moved;
}

/** Hands the remembered rows of every table back; tells how many. */
export async function returnAll(ctx: Ctx, merging: Merging, tables: Tables): Promise<number> {
  let returned = 0;
  for (const { table } of foldedTables(tables)) returned += await returnRowsByColumns(ctx, merging, table);
  for (const table of movedTables(tables)) returned += await returnRows(ctx, merging, table);
  return returned;
}

/** Lays back what was put aside in every table; tells how many rows. */
export async function layBackAll(ctx: Ctx, merging: Merging, tables: Tables): Promise<number> {
  let laid = 0;
  for (const { table, parents } of foldedTables(tables)) laid += await layBack(ctx, merging, { table, parents });
  return laid;
}
