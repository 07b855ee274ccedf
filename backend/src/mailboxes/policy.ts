import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { authorise, can } from '../platform/policy/authorise.js';

interface Owned {
  ownerId: string | null;
}

const nobody = '';
const asObject = ({ ownerId }: Owned) => ({ personId: ownerId ?? nobody });

/** A colleague's own mailbox is set by that colleague alone: whoever set it could make its mail be read. */
export function maySet(ctx: Ctx, mailbox: Owned): boolean {
  const isTheirs = mailbox.ownerId !== null && mailbox.ownerId !== ctx.personId;
  return can(ctx, 'mailbox.manage', asObject(mailbox)) && (!isTheirs || ctx.role === 'system');
}

/** What the asker may do with a mailbox. Owners and admins end a colleague's mailbox, and do nothing else with it. */
export function mailboxAbilities(ctx: Ctx, mailbox: Owned) {
  const set = maySet(ctx, mailbox);
  return { set, remove: can(ctx, 'mailbox.manage', asObject(mailbox)), people: set && mailbox.ownerId === null };
}

/** Ends with Forbidden unless the asker may change how the mailbox is set. */
export function requireSettable(ctx: Ctx, mailbox: Owned): void {
  authorise(ctx, 'mailbox.manage', asObject(mailbox));
  if (!maySet(ctx, mailbox))
    throw new Forbidden('This mailbox is a colleague’s own. Only they can change its settings.');
}

/** Ends with Forbidden unless the asker may end it; of a colleague's own one the mail stays theirs. */
export function requireRemovable(ctx: Ctx, mailbox: Owned, mail: 'keep' | 'purge'): void {
  authorise(ctx, 'mailbox.manage', asObject(mailbox));
  if (mail === 'purge' && !maySet(ctx, mailbox))
    throw new Forbidden(
      'The mail of a colleague’s own mailbox is theirs to delete. Remove the mailbox and keep the mail.',
    );
}
