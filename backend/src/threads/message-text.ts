import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { messages } from './schema.js';

/** What the sender of a stored mail wrote anew, and when; null where the asker may not read it. */
export async function messageText(ctx: Ctx, id: string) {
  const [row] = await ctx.tx
    .select({
      threadId: messages.threadId,
      sentAt: messages.sentAt,
      storedAt: messages.storedAt,
      fromAddress: messages.fromAddress,
      outgoing: messages.outgoing,
      automatic: messages.automatic,
      kind: messages.kind,
      body: messages.body,
      visibleText: messages.visibleText,
    })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, id)));
  if (!row) return null;
  const { body, visibleText, ...rest } = row;
  return { ...rest, text: visibleText ?? body };
}
