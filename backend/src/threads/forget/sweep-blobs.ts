import { sql } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { takeTurn } from '../take-turn.js';

const mostAtOnce = 200;

/** Removes bytes that no mail, attachment or draft holds any more: first the row, so that nobody finds them, then them. */
export async function sweepBlobs(runtime: Runtime, orgId: string, store: FileStore): Promise<void> {
  for (;;) {
    const keys = await forgetIdle(runtime, orgId);
    for (const key of keys) await store.remove(key);
    if (keys.length < mostAtOnce) return;
  }
}

function forgetIdle(runtime: Runtime, orgId: string): Promise<string[]> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    await takeTurn(ctx);
    const held = sql`(exists (select 1 from messages m where m.org_id = s.org_id and m.raw_hash = s.hash)
      or exists (select 1 from message_attachments a where a.org_id = s.org_id and a.blob_hash = s.hash)
      or exists (select 1 from mail_draft_files f where f.org_id = s.org_id and f.blob_hash = s.hash))`;
    await ctx.tx.execute(sql`update mail_blobs s set idle_since = null
      where s.org_id = ${orgId} and s.idle_since is not null and ${held}`);
    const rows = await ctx.tx.execute<{ key: string }>(sql`
      delete from mail_blobs b where b.org_id = ${orgId} and b.hash = any(array(
          select s.hash from mail_blobs s where s.org_id = ${orgId} and s.idle_since is not null limit ${mostAtOnce}))
        returning b.storage_key as key`);
    return rows.map(({ key }) => key);
  });
}
