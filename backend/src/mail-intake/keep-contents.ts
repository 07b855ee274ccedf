import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { inColumns } from '../platform/db/in-columns.js';
import type { Ctx } from '../platform/db/in-org.js';
import { textArray } from '../platform/db/text-array.js';
import type { FileStore } from '../platform/files/file-store.js';
import { lockContents } from '../threads/service.js';

const mostAtOnce = 16;

/**
 * Puts contents into the file store, each once for an organisation, before rows speak of them. Their names follow from
 * what they are: whoever was cut off puts them there again, and nothing is left that nobody knows of.
 */
export function keepContents(files: FileStore) {
  return async (ctx: Ctx, contents: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    if (contents.size === 0) return;
    await lockContents(ctx);
    const known = await knownAmong(ctx, [...contents.keys()]);
    const missing = [...contents].filter(([hash]) => !known.has(hash));
    const next = missing.values();
    const put = async () => {
      for (const [hash, bytes] of next) await files.put(contentKey(ctx.orgId, hash), contentOf(hash, bytes));
    };
    await Promise.all(Array.from({ length: Math.min(mostAtOnce, missing.length) }, put));
    await insert(ctx, missing);
  };
}

/** Where the file store has the content with this hash. */
export function contentKey(orgId: string, hash: string): string {
  const name = createHash('sha256').update(`${orgId} ${hash}`).digest('hex');
  const groups = [name.slice(0, 8), name.slice(8, 12), name.slice(12, 16), name.slice(16, 20), name.slice(20, 32)];
  return `${orgId}/${groups.join('-')}`;
}

function contentOf(hash: string, bytes: Uint8Array) {
  return { hash, size: bytes.byteLength, read: () => Readable.from([bytes], { objectMode: false }) };
}

async function knownAmong(ctx: Ctx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.execute<{ hash: string }>(sql`
    select hash from mail_blobs where org_id = ${ctx.orgId} and hash = any(${textArray(hashes)})`);
  return new Set(rows.map(({ hash }) => hash));
}

async function insert(ctx: Ctx, contents: readonly (readonly [string, Uint8Array])[]): Promise<void> {
  if (contents.length === 0) return;
  const { orgId, now: createdAt } = ctx;
  const rows = contents.map(([hash, bytes]) => ({
    ...{ orgId, hash, size: bytes.byteLength, storageKey: contentKey(orgId, hash), createdAt },
  }));
  await ctx.tx.execute(sql`
    insert into mail_blobs (org_id, hash, size, storage_key, created_at)
    select b.org_id, b.hash, b.size, b.storage_key, b.created_at
    from json_populate_recordset(null::mail_blobs, ${inColumns(rows)}::json) b on conflict do nothing`);
}
