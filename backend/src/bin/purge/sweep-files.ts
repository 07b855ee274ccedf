import { sql } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';

/** An upload makes its document within minutes; bytes older than this without one are nobody's. */
const idle = '1 day';
const mostAtOnce = 200;

/** Removes bytes of which no document speaks: first the row, so that nobody finds them, then the bytes. */
export async function sweepFiles(runtime: Runtime, orgId: string, store: FileStore): Promise<void> {
  for (;;) {
    const keys = await forgetUnused(runtime, orgId);
    for (const key of keys) if (!(await isKept(runtime, orgId, key))) await store.remove(key);
    if (keys.length < mostAtOnce) return;
  }
}

function forgetUnused(runtime: Runtime, orgId: string): Promise<string[]> {
  return inOrg(runtime, systemOf(orgId), async ({ tx, now }) => {
    const rows = await tx.execute<{ key: string }>(sql`
      delete from stored_files f where f.org_id = ${orgId} and f.hash = any(array(
          select s.hash from stored_files s where s.org_id = ${orgId}
            and s.created_at < ${now.toISOString()}::timestamptz - ${idle}::interval
            and not exists (select 1 from documents d where d.org_id = s.org_id and d.file_hash = s.hash)
          limit ${mostAtOnce} for update skip locked))
        returning f.key`);
    return rows.map(({ key }) => key);
  });
}

/** Whether the same bytes are in use: of an upload meanwhile, or of a mail in an organisation that came in as an archive. */
function isKept(runtime: Runtime, orgId: string, key: string): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async ({ tx }) => {
    const rows = await tx.execute(sql`select 1 from stored_files where org_id = ${orgId} and key = ${key}
      union all select 1 from mail_blobs where org_id = ${orgId} and storage_key = ${key}`);
    return rows.length > 0;
  });
}
