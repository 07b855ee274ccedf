import { type MailTier, mailTiers } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { dropMessages } from './drop-messages.js';
import { closeMessages, letGoOfRaw, reduceMessages } from './reduce-messages.js';
import { settleThreads } from './settle-threads.js';

/** A stored mail, and what the mailboxes that hold it agree to now. Tiers are counted from 0, the least. */
interface Held extends Record<string, unknown> {
  id: string;
  threadId: string;
  shared: boolean;
  tier: number;
  /** Of all its copies, and of those that colleagues see; null where there is none. */
  most: number | null;
  mostShared: number | null;
  /** Whose own mailbox holds it. */
  ownerId: string | null;
  hasRaw: boolean;
}

const full = mailTiers.indexOf('full');

/**
 * Brings mails down to what their copies still agree to: those without any copy go, those that no shared mailbox holds any
 * more are their owner's alone, and no more is shown than the tier says. Nothing is ever opened or added here.
 */
export async function settleMessages(ctx: Ctx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const held = await heldMessages(ctx, messageIds);
  await dropMessages(
    ctx,
    idsOf(held, ({ most }) => most === null),
  );
  const staying = held.filter(({ most }) => most !== null);
  const closing = staying.filter(({ shared, mostShared }) => shared && mostShared === null);
  for (const { id, ownerId } of closing) await closeMessages(ctx, { id, ownerId });
  for (const tier of ['subject', 'metadata'] as const)
    await reduceMessages(ctx, { ids: idsOf(staying, (one) => allowed(one) === tier), tier });
  await letGoOfRaw(
    ctx,
    idsOf(staying, ({ hasRaw, most }) => hasRaw && (most ?? 0) < full),
  );
  await settleThreads(ctx, [...new Set(held.map(({ threadId }) => threadId))]);
}

/** The tier that a mail has to come down to; null where it may stay as it is. */
function allowed({ shared, tier, most, mostShared }: Held): MailTier | null {
  const now = (shared ? mostShared : null) ?? most ?? 0;
  return now < tier ? (mailTiers[now] ?? 'metadata') : null;
}

const idsOf = (held: readonly Held[], chosen: (one: Held) => boolean) => held.filter(chosen).map(({ id }) => id);

async function heldMessages(ctx: Ctx, ids: readonly string[]): Promise<Held[]> {
  const rank = (column: string) => sql`array_position(${sql.param([...mailTiers])}::text[], ${sql.raw(column)}) - 1`;
  const rows = await ctx.tx.execute<Held>(sql`
    select m.id, m.thread_id as "threadId", m.shared, ${rank('m.tier')} as tier, m.raw_hash is not null as "hasRaw",
      max(${rank('mm.tier')}) as most, max(${rank('mm.tier')}) filter (where b.kind = 'shared') as "mostShared",
      (array_agg(b.owner_id order by b.id) filter (where b.owner_id is not null))[1] as "ownerId"
    from messages m
      left join mailbox_messages mm on mm.org_id = m.org_id and mm.message_id = m.id
      left join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
    where m.org_id = ${ctx.orgId} and m.id = any(${uuidArray(ids)})
    group by m.org_id, m.id`);
  return [...rows];
}
