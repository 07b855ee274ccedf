import type {
  forgetConversation,
  forgotten,
  listStored as listInput,
  storedCounts,
  storedPage,
} from '@threadline/shared/mailboxes/stored';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { takeTurn } from '../take-turn.js';
import { forgetCopies } from './forget-copies.js';
import { settleMessages } from './settle-messages.js';
import { countMessages, ownCopies, ownMailboxCounts, peopleOfThreads, storedConversations } from './stored-queries.js';

/** How much is stored of each of one's own mailboxes. */
export async function countStored(ctx: Ctx): Promise<z.input<typeof storedCounts>> {
  authorise(ctx, 'mail.read');
  return { items: await ownMailboxCounts(ctx) };
}

/** Conversations that are stored of one's own mailboxes, the latest first; also by address or words of the subject. */
export async function listStored(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof storedPage>> {
  authorise(ctx, 'mail.read');
  const after = readCursor(input.cursor, instantCursor);
  const rows = await storedConversations(ctx, { ...input, after });
  const page = pageFrom(rows, input.limit, (row) => [row.lastAt.toISOString(), row.threadId]);
  const people = await peopleOfThreads(
    ctx,
    page.items.map(({ threadId }) => threadId),
  );
  const items = page.items.map(({ lastAt, ...row }) => ({
    ...row,
    addresses: people.get(row.threadId) ?? [],
    lastAt: lastAt.toISOString(),
  }));
  return { items, nextCursor: page.nextCursor };
}

/** Takes a conversation out of one's own mailboxes here, for good. What also lies elsewhere stays there. */
export async function forgetStored(
  ctx: Ctx,
  { threadId }: z.output<typeof forgetConversation>,
): Promise<z.input<typeof forgotten>> {
  const copies = await ownCopies(ctx, threadId);
  if (copies.length === 0) throw new NotFound('conversation');
  authorise(ctx, 'mailbox.manage', { personId: ctx.personId });
  const messageIds = [...new Set(copies.map(({ messageId }) => messageId))];
  const mailboxIds = [...new Set(copies.map(({ mailboxId }) => mailboxId))];
  let kept = 0;
  await withWholeOrganisation(ctx, async (whole) => {
    await takeTurn(whole);
    await forgetCopies(whole, { mailboxIds, why: new Map(messageIds.map((id) => [id, 'forgotten'])) });
    await settleMessages(whole, messageIds);
    kept = await countMessages(whole, messageIds);
  });
  await record(ctx, { name: 'mail.forgotten', subject: { type: 'thread', id: threadId } });
  return { mails: messageIds.length, kept };
}
