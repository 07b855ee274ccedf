import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { dropContents, dropRaw } from './hanging-on-mail.js';

/** Leaves of mails what the tier says, in their rows, in what was made of them, on timelines and in search. */
export async function reduceMessages(
  ctx: Ctx,
  { ids, tier }: { ids: readonly string[]; tier: Extract<MailTier, 'metadata' | 'subject'> },
): Promise<void> {
  if (ids.length === 0) return;
  const { orgId, tx } = ctx;
  const mails = uuidArray(ids);
  const kept = (column: string) => (tier === 'subject' ? sql.identifier(column) : sql`''`);
  await dropContents(ctx, ids);
  await tx.execute(sql`update messages set tier = ${tier}, subject = ${kept('subject')}, snippet = '', body = '',
      attachments = '[]', visible_text = null, forwarded_from = null, bounce = null, calendar = null
    where org_id = ${orgId} and id = any(${mails})`);
  await tx.execute(sql`update timeline_entries set title = ${kept('title')}, preview = null,
      search = to_tsvector('simple', regexp_replace(lower(concat_ws(' ', ${kept('title')}, from_name)), '[^[:alnum:]]+', ' ', 'g'))
    where org_id = ${orgId} and subject_id = any(${mails})`);
}

/** The source of mails of which no mailbox agrees to all goes. */
export async function letGoOfRaw(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await dropRaw(ctx, ids);
}

/** A mail that lies in no shared mailbox any more is for its owner's eyes alone. */
export async function closeMessages(ctx: Ctx, { id, ownerId }: { id: string; ownerId: string | null }): Promise<void> {
  const { orgId, tx } = ctx;
  await tx.execute(sql`update messages set shared = false where org_id = ${orgId} and id = ${id}`);
  if (ownerId === null)
    await tx.execute(sql`delete from timeline_entries where org_id = ${orgId} and subject_id = ${id}`);
  else
    await tx.execute(
      sql`update timeline_entries set visible_to = ${ownerId} where org_id = ${orgId} and subject_id = ${id}`,
    );
}
