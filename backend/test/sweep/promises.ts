import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { promises } from '../../src/promises/schema.js';
import { messages } from '../../src/threads/schema.js';
import type { Office } from './office.js';

/** A promise in the first mail of a conversation; the id. */
export function seedPromise({ runtime, org }: Office, threadId: string, word: string): Promise<string> {
  return inOrg(runtime, systemOf(org.id), async ({ tx, now }) => {
    const id = newId();
    const [mail] = await tx
      .select({ id: messages.id })
      .from(messages)
      .where(and(eq(messages.orgId, org.id), eq(messages.threadId, threadId)));
    if (!mail) throw new Error('The conversation has no mail.');
    await tx.insert(promises).values({
      ...{ orgId: org.id, id, messageId: mail.id, threadId, side: 'theirs', sentence: `${word} by Friday` },
      ...{ dueOn: '2026-05-01', address: `${word}@promised.example`, state: 'suggested', createdAt: now },
    });
    return id;
  });
}
