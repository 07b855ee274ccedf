import type { PortalChoice } from '@threadline/shared/merges/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { changeBack, changeRows, removeAdded } from '../moves/change-rows.js';
import type { Merging } from '../moves/merging.js';
import { layBackAll, moveAll, putTwinsAside, returnAll } from '../moves/whole-record.js';
import { customerTables } from '../tables.js';
import { joinLinks, partLinks } from './links.js';
import { keepOneOwner } from './people.js';
import { keepApart, keepShut, voidLinks } from './portal.js';
import { joinTimelines, partTimelines } from './timeline.js';

/** Everything that hangs on the customer that goes hangs on the other afterwards; tells how many rows, by table. */
export async function moveCustomer(ctx: Ctx, merging: Merging, portal: PortalChoice): Promise<Record<string, number>> {
  await joinLinks(ctx, merging);
  await joinTimelines(ctx, merging);
  await keepOneOwner(ctx, merging);
  await keepShut(ctx, merging);
  await putTwinsAside(ctx, merging, customerTables);
  if (portal === 'apart') await keepApart(ctx, merging);
  await voidLinks(ctx, merging);
  await renameInViews(ctx, merging);
  return moveAll(ctx, merging, customerTables);
}

/** The same backwards, as far as rows are still there; tells how many came back. */
export async function moveCustomerBack(ctx: Ctx, merging: Merging, mergedAt: Date): Promise<number> {
  const returned = await returnAll(ctx, merging, customerTables);
  await partLinks(ctx, merging, mergedAt);
  await partTimelines(ctx, merging);
  const laidBack = await layBackAll(ctx, merging, { ...customerTables, timeline_entries: noParents });
  for (const [table, columns] of changed) await changeBack(ctx, merging, { table, columns });
  for (const table of ['portal_guests', 'assignments']) await removeAdded(ctx, merging, table);
  return returned + laidBack;
}

const noParents = { does: 'fold', by: [], parents: {} } as const;
const changed: [string, string[]][] = [
  ['thread_shares', ['removed_at']],
  ['tasks', ['shared']],
  ['documents', ['shared_at']],
  ['portal_guests', ['closed_at']],
  ['report_views', ['settings']],
];

/** Saved views that look at the customer look at the other from now on. */
async function renameInViews(ctx: Ctx, merging: Merging): Promise<void> {
  const { goneId, keptId } = merging;
  await changeRows(ctx, merging, {
    ...{ table: 'report_views', key: ['id'] },
    set: { settings: sql`replace(t.settings::text, ${goneId}, ${keptId})::jsonb` },
    where: sql`t.settings::text like ${`%${goneId}%`}`,
  });
}
