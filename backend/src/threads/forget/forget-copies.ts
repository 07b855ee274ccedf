import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray, uuidArray } from '../../platform/db/text-array.js';
import type { WhyGone } from './copies.js';

interface Going {
  mailboxIds: readonly string[];
  /** Why each mail goes. */
  why: ReadonlyMap<string, WhyGone>;
}

/** Takes copies out of mailboxes. Of mail that was read there, only that it was passed over stays known. */
export async function forgetCopies(ctx: Ctx, { mailboxIds, why }: Going): Promise<void> {
  if (why.size === 0) return;
  const [boxes, ids, reasons] = [uuidArray(mailboxIds), uuidArray([...why.keys()]), textArray([...why.values()])];
  await ctx.tx.execute(sql`delete from mailbox_messages mm
    where mm.org_id = ${ctx.orgId} and mm.mailbox_id = any(${boxes}) and mm.message_id = any(${ids})`);
  await ctx.tx.execute(sql`update remote_messages r set outcome = 'skipped', reason = g.reason, message_id = null
    from unnest(${ids}, ${reasons}) g (id, reason)
    where r.org_id = ${ctx.orgId} and r.message_id = g.id and r.mailbox_id = any(${boxes})`);
}

/** Notes that a mailbox agrees to less of some mails from now on. */
export async function lowerCopies(
  ctx: Ctx,
  { mailboxId, messageIds, tier }: { mailboxId: string; messageIds: readonly string[]; tier: MailTier },
): Promise<void> {
  if (messageIds.length === 0) return;
  await ctx.tx.execute(sql`update mailbox_messages set tier = ${tier}
    where org_id = ${ctx.orgId} and mailbox_id = ${mailboxId} and message_id = any(${uuidArray(messageIds)})`);
}
