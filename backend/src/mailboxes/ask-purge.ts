import type { MailPurgeCause } from '@threadline/shared/mailboxes/choices';
import { v7 as newId } from 'uuid';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { mailPurges } from './schema.js';

interface Asked {
  mailbox: { id: string; ownerId: string | null };
  cause: MailPurgeCause;
  startsAt?: Date;
}

/** Asks that the mail kept from a mailbox be looked through again. What is told says nothing of why, nor of whose mail. */
export async function askPurge(ctx: Ctx, { mailbox, cause, startsAt }: Asked): Promise<void> {
  const id = newId();
  await ctx.tx.insert(mailPurges).values({
    ...{ orgId: ctx.orgId, id, mailboxId: mailbox.id, ownerId: mailbox.ownerId, cause },
    ...{ startsAt: startsAt ?? ctx.now, askedBy: ctx.personId, createdAt: ctx.now },
  });
  await record(ctx, { name: 'mail.purge_asked', subject: { type: 'mail_purge', id } });
}
