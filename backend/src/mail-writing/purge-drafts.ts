import { sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { visitOrganisations } from '../platform/db/organisations.js';
import { uuidArray } from '../platform/db/text-array.js';

/** For so long a discarded draft can be brought back, and one that was sent be looked up. */
const keptDays = 30;
const mostAtOnce = 500;

/** Removes drafts that were sent or discarded thirty days ago, with their text; what was sent stands in its mailbox. */
export function purgeDrafts(runtime: Runtime): Promise<void> {
  return visitOrganisations(runtime, async (orgId) => {
    for (;;) if ((await inOrg(runtime, systemOf(orgId), purgeSome)) < mostAtOnce) return;
  });
}

// The bytes of their files go with the next sweep of contents, unless something else speaks of them.
async function purgeSome({ tx, orgId, now }: Ctx): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`select id from mail_drafts where org_id = ${orgId}
    and state in ('sent', 'discarded')
    and updated_at < ${now.toISOString()}::timestamptz - make_interval(days => ${keptDays}::integer)
    limit ${mostAtOnce} for update skip locked`);
  if (rows.length === 0) return 0;
  const ended = uuidArray(rows.map(({ id }) => id));
  await tx.execute(sql`delete from mail_draft_files where org_id = ${orgId} and draft_id = any(${ended})`);
  await tx.execute(sql`delete from mail_drafts where org_id = ${orgId} and id = any(${ended})`);
  return rows.length;
}
