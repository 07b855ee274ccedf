import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';

/** Names by id of what the asker may see; the others are missing. */
export async function namesOf(
  ctx: Ctx,
  table: 'customers' | 'people' | 'tasks',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const name = table === 'tasks' ? sql`title` : sql`name`;
  const rows = await ctx.tx.execute<{ id: string; name: string }>(sql`
    select id, ${name} as name from ${sql.identifier(table)}
    where org_id = ${ctx.orgId} and id = any(${uuidArray(ids)})`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
