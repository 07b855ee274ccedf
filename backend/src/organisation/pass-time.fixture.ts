import type { Sql } from '../platform/db/database.js';

/** Moves a deletion back in time. Nobody of the product can: it takes the owner of the database. */
export async function passTime(admin: Sql, orgId: string, interval: string): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`update people set suspended_at = suspended_at - ${interval}::interval
      where org_id = ${orgId} and suspended_at = (select removed_at from organisation_removals where org_id = ${orgId})`;
    await tx`update organisation_removals set removed_at = removed_at - ${interval}::interval where org_id = ${orgId}`;
  });
}
