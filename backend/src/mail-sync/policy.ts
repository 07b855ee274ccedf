import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import type { MailboxRow } from './queries.js';

/** A colleague's own mailbox is connected by that colleague alone: by whose server it is read, its mail is seen. */
export function requireConnectable(ctx: Ctx, mailbox: MailboxRow): void {
  requireStoppable(ctx, mailbox);
  if (mailbox.ownerId !== null && mailbox.ownerId !== ctx.personId)
    throw new Forbidden('This mailbox is a colleague’s own. Only they can connect it.');
}

/** Owners and admins may also end what a colleague began. */
export function requireStoppable(ctx: Ctx, { ownerId }: MailboxRow): void {
  authorise(ctx, 'mailbox.manage', { personId: ownerId ?? '' });
}
