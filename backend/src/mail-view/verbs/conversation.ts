import type { ConversationPage, listConversation } from '@threadline/shared/mail-view/schema';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { recordPersonalReading, threadLinks } from '../../threads/service.js';
import { headsOf } from '../present.js';
import { findConversation, mailsOf } from '../queries.js';

/** What stands above the mails of a conversation, the latest first, and whose it is. */
export async function conversation(ctx: Ctx, input: z.output<typeof listConversation>): Promise<ConversationPage> {
  authorise(ctx, 'mail.read');
  const found = await findConversation(ctx, input.threadId);
  if (!found) throw new NotFound('thread');
  const after = readCursor(input.cursor, instantCursor) ?? null;
  const rows = await mailsOf(ctx, { threadId: input.threadId, after, limit: input.limit + 1 });
  const page = pageFrom(rows, input.limit, (row) => [(row.sentAt ?? row.storedAt).toISOString(), row.id]);
  await recordPersonalReading(ctx, input.threadId, page.items);
  return {
    ...found,
    links: await threadLinks(ctx, input.threadId),
    items: await headsOf(ctx, page.items),
    nextCursor: page.nextCursor,
    abilities: { arrange: can(ctx, 'thread.arrange'), reply: can(ctx, 'mail.write') },
  };
}
