import type { MailVendor } from '@threadline/shared/mailboxes/choices';
import { v7 as newId } from 'uuid';
import { knownMailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { connectionSecret } from '../open-session.js';
import { requireConnectable } from '../policy.js';
import { connectionToChange } from '../queries.js';
import { mailConnections } from '../schema.js';
import { wakeWorkers } from '../wake.js';

export interface NewConnection {
  mailboxId: string;
  vendor: MailVendor;
  /** The vendor folder's own shape; nothing secret. */
  settings: Record<string, unknown>;
  /** Sealed as it is. */
  secret: unknown;
  clientId: string | null;
  backFillFrom: string | null;
}

/** Connects a mailbox; its id. Workers begin to read it when the transaction commits. One that is connected already is refused. */
export async function addConnection(ctx: Ctx, wanted: NewConnection): Promise<string> {
  const { mailboxId, vendor, settings, clientId, backFillFrom } = wanted;
  const mailbox = await knownMailbox(ctx, mailboxId);
  if (!mailbox) throw new NotFound('mailbox');
  requireConnectable(ctx, mailbox);
  const id = newId();
  const sealedSecret = ctx.secrets.seal(connectionSecret(ctx.orgId, id), JSON.stringify(wanted.secret));
  const added = (await connectionToChange(ctx, mailboxId))
    ? []
    : await ctx.tx
        .insert(mailConnections)
        .values({
          ...{ orgId: ctx.orgId, id, mailboxId, vendor, settings, sealedSecret, clientId, backFillFrom },
          ...{ state: 'waiting', createdBy: ctx.personId, createdAt: ctx.now },
        })
        .onConflictDoNothing()
        .returning({ id: mailConnections.id });
  if (added.length === 0) throw new Conflict('This mailbox is connected already. Disconnect it first.');
  await record(ctx, { name: 'mailbox.connected', subject: { type: 'mailbox', id: mailboxId }, data: { vendor } });
  await wakeWorkers(ctx, { connectionId: id, leave: false });
  return id;
}
