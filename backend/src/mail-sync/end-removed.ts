import { and, eq, isNotNull } from 'drizzle-orm';
import { mailboxes } from '../mailboxes/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { connectionToChange } from './queries.js';
import { endConnection } from './verbs/steer.js';

/** Ends what a mailbox was connected by once the mailbox is removed, however that came; how to sign in is forgotten. */
export const endRemovedConnections: Subscriber = {
  name: 'end-connections-of-removed-mailboxes',
  events: ['mailbox.removed'],
  run: async (ctx, { subjectId: mailboxId }) => {
    if (mailboxId === null || !(await isRemoved(ctx, mailboxId))) return;
    const row = await connectionToChange(ctx, mailboxId);
    if (row) await endConnection(ctx, row);
  },
};

/** It may have been brought back meanwhile. */
async function isRemoved(ctx: Ctx, mailboxId: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.id, mailboxId), isNotNull(mailboxes.removedAt)));
  return rows.length > 0;
}
