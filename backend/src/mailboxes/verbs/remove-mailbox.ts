import { mailboxReturnMinutes } from '@threadline/shared/mailboxes/choices';
import type { mailbox, mailboxById, removeMailbox as removeInput } from '@threadline/shared/mailboxes/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { askPurge } from '../ask-purge.js';
import { requireRemovable, requireSettable } from '../policy.js';
import { callOffPurge, changeMailbox, mailboxToChange } from '../queries.js';
import { getMailbox } from './read-mailboxes.js';

/** Ends a mailbox. Its mail stays, or goes after an hour, within which it can be brought back. Twice does nothing more. */
export async function removeMailbox(
  ctx: Ctx,
  { id, mail }: z.output<typeof removeInput>,
): Promise<z.input<typeof mailboxById>> {
  const before = await mailboxToChange(ctx, id);
  if (!before) throw new NotFound('mailbox');
  requireRemovable(ctx, before, mail);
  if (before.removedAt) return { id };
  // A colleague's own one is the product's to write; whether they may end it is decided above.
  await withWholeOrganisation(ctx, (whole) => changeMailbox(whole, id, { removedAt: ctx.now }));
  await record(ctx, {
    name: 'mailbox.removed',
    subject: { type: 'mailbox', id },
    data: { address: before.address, mail },
  });
  const startsAt = new Date(ctx.now.getTime() + mailboxReturnMinutes * 60_000);
  if (mail === 'purge') await askPurge(ctx, { mailbox: before, cause: 'removed', startsAt });
  return { id };
}

/** Brings a removed mailbox back; mail that waits to go stays. What it was connected to has to be connected anew. */
export async function restoreMailbox(ctx: Ctx, { id }: z.output<typeof mailboxById>): Promise<z.input<typeof mailbox>> {
  const before = await mailboxToChange(ctx, id);
  if (!before) throw new NotFound('mailbox');
  requireSettable(ctx, before);
  if (before.removedAt) {
    await changeMailbox(ctx, id, { removedAt: null });
    await callOffPurge(ctx, id);
    await record(ctx, {
      name: 'mailbox.restored',
      subject: { type: 'mailbox', id },
      data: { address: before.address },
    });
  }
  return getMailbox(ctx, { id });
}
