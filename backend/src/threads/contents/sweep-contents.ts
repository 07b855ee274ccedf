import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import { textArray } from '../../platform/db/text-array.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { takeTurn } from '../take-turn.js';
import { lockContents } from './lock-contents.js';

/** A draft speaks of its files within minutes; contents older than this of which nothing speaks are nobody’s. */
const idle = '1 day';
const mostAtOnce = 200;

const isHeld = sql`(exists (select 1 from messages m where m.org_id = b.org_id and m.raw_hash = b.hash)
  or exists (select 1 from message_attachments a where a.org_id = b.org_id and a.blob_hash = b.hash)
  or exists (select 1 from mail_draft_files d where d.org_id = b.org_id and d.blob_hash = b.hash))`;

/** Removes the contents of mails that no mail, attachment or draft speaks of any more, nor has for a day. */
export function sweepContents(runtime: Runtime, store: FileStore): Promise<void> {
  return visitOrganisations(runtime, (orgId) =>
    sweep(runtime, { orgId, store }, (ctx) =>
      forget(
        ctx,
        sql`b.created_at < ${ctx.now.toISOString()}::timestamptz - ${idle}::interval and not ${isHeld}
          limit ${mostAtOnce} for update skip locked`,
      ),
    ),
  );
}

/** Removes those that something has let go of, at once, unless something else holds them. */
export function sweepLetGo(runtime: Runtime, orgId: string, store: FileStore): Promise<void> {
  return sweep(runtime, { orgId, store }, async (ctx) => {
    await takeTurn(ctx);
    await ctx.tx.execute(sql`update mail_blobs b set idle_since = null
      where b.org_id = ${orgId} and b.idle_since is not null and ${isHeld}`);
    return forget(ctx, sql`b.idle_since is not null limit ${mostAtOnce}`);
  });
}

interface Place {
  orgId: string;
  store: FileStore;
}

// First the rows, so that nobody finds them; a sweep that is cut off between leaves bytes that the same mail takes up again.
async function sweep(runtime: Runtime, place: Place, forgetSome: (ctx: Ctx) => Promise<string[]>): Promise<void> {
  for (;;) {
    const keys = await inOrg(runtime, systemOf(place.orgId), forgetSome);
    if (keys.length > 0) await removeBytes(runtime, place, keys);
    if (keys.length < mostAtOnce) return;
  }
}

/** Takes some rows away; the keys of their bytes. */
async function forget(ctx: Ctx, which: SQL): Promise<string[]> {
  await lockContents(ctx);
  const rows = await ctx.tx.execute<{ key: string }>(sql`
    delete from mail_blobs g where g.org_id = ${ctx.orgId}
      and g.hash = any(array(select b.hash from mail_blobs b where b.org_id = ${ctx.orgId} and ${which}))
    returning g.storage_key as key`);
  return rows.map(({ key }) => key);
}

/** While nobody can put the same bytes there again; what mails hold again, and documents, stays. */
function removeBytes(runtime: Runtime, { orgId, store }: Place, keys: readonly string[]): Promise<void> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    await lockContents(ctx);
    const rows = await ctx.tx.execute<{ key: string }>(sql`
      select storage_key as key from mail_blobs where org_id = ${orgId} and storage_key = any(${textArray(keys)})
      union all select key from stored_files where org_id = ${orgId} and key = any(${textArray(keys)})`);
    const kept = new Set(rows.map(({ key }) => key));
    for (const key of keys) if (!kept.has(key)) await store.remove(key);
  });
}
