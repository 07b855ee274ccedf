import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { dropContents, dropRaw } from './hanging-on-mail.js';

/** Takes mails away for good that lie in no mailbox any more, with all that hangs on them. */
export async function dropMessages(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { orgId, tx } = ctx;
  const mails = uuidArray(ids);
  await dropContents(ctx, ids);
  await dropRaw(ctx, ids);
  await tx.execute(sql`delete from timeline_entries where org_id = ${orgId} and subject_id = any(${mails})`);
  await tx.execute(sql`delete from message_participants where org_id = ${orgId} and message_id = any(${mails})`);
  await tx.execute(
    sql`update mail_drafts set answers_id = null where org_id = ${orgId} and answers_id = any(${mails})`,
  );
  await tx.execute(
    sql`update remote_messages set message_id = null where org_id = ${orgId} and message_id = any(${mails})`,
  );
  await tx.execute(sql`update messages set variant_of = null where org_id = ${orgId} and variant_of = any(${mails})`);
  await tx.execute(sql`delete from messages where org_id = ${orgId} and id = any(${mails})`);
}
