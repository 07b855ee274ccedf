import type { ThreadContext, ThreadContextInput } from '@threadline/shared/threads/schema';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { can } from '../../platform/policy/authorise.js';
import { threadPeople } from '../evidence/outside-person.js';
import { messageIdHashes } from '../message-id-hash.js';
import { contextAbilities } from '../policy.js';

type Asker = Pick<Ctx, 'role' | 'personId' | 'scopes' | 'now'>;

/** Everything the panel shows for an open thread, in one question to the database. Writes nothing. */
export async function context(ctx: Ctx, input: ThreadContextInput): Promise<ThreadContext> {
  return JSON.parse(await contextText(ctx, input));
}

/** The same answer as finished JSON text, to be passed on without reading it. */
export async function contextText(ctx: Ctx, input: ThreadContextInput): Promise<string> {
  const rows = await ctx.tx
    .select({ answer: sql<string>`thread_context(${sql.placeholder('request')}::json)` })
    .from(sql`(values (1)) once`)
    .prepare('thread_context')
    .execute({ request: contextRequest(ctx, input) });
  return rows[0]?.answer ?? '';
}

/** What the database function `thread_context` is asked. */
export function contextRequest(ctx: Asker, input: ThreadContextInput): string {
  return JSON.stringify({
    people: threadPeople(input.participants, input.mailbox),
    hashes: messageIdHashes(input.messageIds ?? []),
    mailbox: input.mailbox.toLowerCase(),
    host: input.host,
    hostThreadId: input.hostThreadId ?? null,
    customerId: input.customerId ?? null,
    now: ctx.now.toISOString(),
    readsMail: can(ctx, 'mail.read'),
    abilities: contextAbilities(ctx),
  });
}
