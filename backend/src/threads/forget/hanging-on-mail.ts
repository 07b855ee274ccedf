import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';

/** Notes that bytes are let go of; those that nothing else holds go soon. */
async function idleBlobs(ctx: Ctx, hashes: SQL): Promise<void> {
  await ctx.tx.execute(sql`update mail_blobs set idle_since = ${ctx.now.toISOString()}::timestamptz
    where org_id = ${ctx.orgId} and hash in (${hashes})`);
}

/** Takes away what was made of the text of mails: attachments, meetings, promises, and what timelines say of them. */
export async function dropContents(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { orgId, tx } = ctx;
  const mails = uuidArray(ids);
  const made = (table: string) =>
    sql`select t.id from ${sql.identifier(table)} t where t.org_id = ${orgId} and t.message_id = any(${mails})`;
  await idleBlobs(
    ctx,
    sql`select a.blob_hash from message_attachments a where a.org_id = ${orgId} and a.message_id = any(${mails})`,
  );
  await tx.execute(sql`delete from message_attachments where org_id = ${orgId} and message_id = any(${mails})`);
  await tx.execute(sql`delete from timeline_entries where org_id = ${orgId}
    and subject_id in (${made('meetings')} union ${made('promises')})`);
  await tx.execute(sql`delete from meeting_people where org_id = ${orgId} and meeting_id in (${made('meetings')})`);
  for (const table of ['meetings', 'promises'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where org_id = ${orgId} and message_id = any(${mails})`);
}

/** Lets go of the source of mails. */
export async function dropRaw(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const mails = uuidArray(ids);
  await idleBlobs(
    ctx,
    sql`select m.raw_hash from messages m where m.org_id = ${ctx.orgId} and m.id = any(${mails}) and m.raw_hash is not null`,
  );
  await ctx.tx.execute(sql`update messages set raw_hash = null
    where org_id = ${ctx.orgId} and id = any(${mails}) and raw_hash is not null`);
}
