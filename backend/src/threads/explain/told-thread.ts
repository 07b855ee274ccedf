import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { messageIdHash } from '../message-id-hash.js';
import type { messages } from '../schema.js';

/** A header that names a mail of the same conversation. */
export interface Joined {
  header: 'In-Reply-To' | 'References';
  messageId: string;
  /** Whether that mail itself is stored, or only others that name it too. */
  stored: boolean;
}

type Mail = Pick<typeof messages.$inferSelect, 'threadId' | 'inReplyTo' | 'referenceIds'>;

/** By which of its headers a mail is in its conversation. */
export async function joinedBy(ctx: Ctx, { threadId, inReplyTo, referenceIds }: Mail): Promise<Joined[]> {
  const named = [
    ...(inReplyTo ? [{ header: 'In-Reply-To' as const, messageId: inReplyTo }] : []),
    ...referenceIds.filter((id) => id !== inReplyTo).map((messageId) => ({ header: 'References' as const, messageId })),
  ];
  const hashes = named.map(({ messageId }) => messageIdHash(messageId));
  const rows = await ctx.tx.execute<{ hash: string; stored: boolean }>(sql`
    select i.message_id_hash as hash, exists (select 1 from messages m
        where m.org_id = i.org_id and m.message_id_hash = i.message_id_hash) as stored
    from thread_message_ids i
    where i.org_id = ${ctx.orgId} and i.thread_id = ${threadId} and i.message_id_hash = any(${textArray(hashes)})`);
  const stored = new Map(rows.map((row) => [row.hash, row.stored]));
  return named.flatMap((one) => {
    const isStored = stored.get(messageIdHash(one.messageId));
    return isStored === undefined ? [] : [{ ...one, stored: isStored }];
  });
}

/** The conversation, and how people have joined or parted it. */
export async function toldThread(
  ctx: Ctx,
  threadId: string,
): Promise<{ id: string; messages: number; changes: string[] }> {
  const [row] = await ctx.tx.execute<{ messages: number }>(sql`
    select count(*)::int as messages from messages where org_id = ${ctx.orgId} and thread_id = ${threadId}`);
  const changes = await ctx.tx.execute<{
    kind: 'merge' | 'split';
    day: string;
    person: string | null;
    undone: boolean;
  }>(sql`
    select c.kind, to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, p.name as person, c.undone_at is not null as undone
    from thread_changes c left join people p on p.org_id = c.org_id and p.id = c.actor_id
    where c.org_id = ${ctx.orgId} and (c.into_thread_id = ${threadId} or c.from_thread_id = ${threadId}) order by c.created_at`);
  return {
    ...{ id: threadId, messages: row?.messages ?? 0 },
    changes: changes.map(({ kind, day, person, undone }) => {
      const what = kind === 'merge' ? 'joined with another' : 'parted in two';
      return `The conversation was ${what} by ${person ?? 'somebody'} on ${day}${undone ? ', and that was taken back' : ''}.`;
    }),
  };
}
