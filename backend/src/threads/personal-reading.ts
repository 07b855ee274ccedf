import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import { record } from '../platform/events/record.js';

/** Tells that somebody has read mail that lies in a mailbox of one person alone; once an hour for each thread. */
export async function recordPersonalReading(
  ctx: Ctx,
  threadId: string,
  read: readonly { shared: boolean }[],
): Promise<void> {
  const personal = read.filter(({ shared }) => !shared).length;
  if (personal === 0 || (await isToldAlready(ctx, threadId))) return;
  await record(ctx, { name: 'mail.read', subject: { type: 'thread', id: threadId }, data: { personal } });
}

/** Asked of the whole log: not everybody who reads mail may read what the log says of them. */
async function isToldAlready(ctx: Ctx, threadId: string): Promise<boolean> {
  let told = false;
  await withWholeOrganisation(ctx, async ({ tx, orgId, personId, now }) => {
    const rows = await tx.execute(sql`select from audit_log a where a.org_id = ${orgId} and a.subject_id = ${threadId}
      and a.actor_id = ${personId} and a.action = 'mail.read'
      and a.at > ${now.toISOString()}::timestamptz - interval '1 hour' limit 1`);
    told = rows.length > 0;
  });
  return told;
}
