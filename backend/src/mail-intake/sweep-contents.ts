import { sql } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { visitOrganisations } from '../platform/db/organisations.js';
import { textArray } from '../platform/db/text-array.js';
import type { FileStore } from '../platform/files/file-store.js';
import { lockContents } from './keep-contents.js';

/** A draft speaks of its files within minutes; contents older than this of which nothing speaks are nobody’s. */
const idle = '1 day';
const mostAtOnce = 200;

/** Removes the contents of mails that no mail, attachment or draft speaks of any more. */
export function sweepContents(runtime: Runtime, store: FileStore): Promise<void> {
  return visitOrganisations(runtime, async (orgId) => {
    for (;;) {
      const keys = await forgetUnused(runtime, orgId);
      if (keys.length > 0) await removeBytes(runtime, { orgId, store, keys });
      if (keys.length < mostAtOnce) return;
    }
  });
}

// First the rows, so that nobody finds them; a sweep that is cut off between leaves bytes that the same mail takes up again.
function forgetUnused(runtime: Runtime, orgId: string): Promise<string[]> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    await lockContents(ctx);
    const rows = await ctx.tx.execute<{ key: string }>(sql`
      delete from mail_blobs b where b.org_id = ${orgId} and b.hash = any(array(
          select c.hash from mail_blobs c where c.org_id = ${orgId}
            and c.created_at < ${ctx.now.toISOString()}::timestamptz - ${idle}::interval
            and not exists (select 1 from messages m where m.org_id = c.org_id and m.raw_hash = c.hash)
            and not exists (select 1 from message_attachments a where a.org_id = c.org_id and a.blob_hash = c.hash)
            and not exists (select 1 from mail_draft_files d where d.org_id = c.org_id and d.blob_hash = c.hash)
          limit ${mostAtOnce} for update skip locked))
        returning b.storage_key as key`);
    return rows.map(({ key }) => key);
  });
}

interface Removal {
  orgId: string;
  store: FileStore;
  keys: readonly string[];
}

/** While nobody can put the same bytes there again; what documents speak of stays. */
function removeBytes(runtime: Runtime, { orgId, store, keys }: Removal): Promise<void> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    await lockContents(ctx);
    const rows = await ctx.tx.execute<{ key: string }>(sql`
      select storage_key as key from mail_blobs where org_id = ${orgId} and storage_key = any(${textArray(keys)})
      union all select key from stored_files where org_id = ${orgId} and key = any(${textArray(keys)})`);
    const kept = new Set(rows.map(({ key }) => key));
    for (const key of keys) if (!kept.has(key)) await store.remove(key);
  });
}
