import { type MailPurgeCause, mailTiers } from '@threadline/shared/mailboxes/choices';
import type { MailboxChange, mailbox, updateMailbox as updateInput } from '@threadline/shared/mailboxes/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { askPurge } from '../ask-purge.js';
import { requireSettable } from '../policy.js';
import { changeMailbox, type MailboxRow, mailboxToChange } from '../queries.js';
import { getMailbox } from './read-mailboxes.js';

/** Sets a mailbox anew. Where less is to be kept from now on, what was kept before is reduced by a job; more brings nothing back. */
export async function updateMailbox(
  ctx: Ctx,
  { id, ...wanted }: z.output<typeof updateInput>,
): Promise<z.input<typeof mailbox>> {
  const before = await mailboxToChange(ctx, id);
  if (!before || before.removedAt) throw new NotFound('mailbox');
  requireSettable(ctx, before);
  if (wanted.kind === 'personal' && before.ownerId === null)
    throw new Invalid('This mailbox is the team’s. Add a mailbox of your own instead.');
  const change = changed(before, wanted);
  const fields = Object.keys(change);
  if (fields.length === 0) return getMailbox(ctx, { id });
  await changeMailbox(ctx, id, change);
  await record(ctx, {
    name: 'mailbox.changed',
    subject: { type: 'mailbox', id },
    data: { address: before.address, fields },
  });
  const cause = reasonToReduce(before, change);
  if (cause) await askPurge(ctx, { mailbox: before, cause });
  return getMailbox(ctx, { id });
}

type Change = Partial<Omit<MailboxRow, 'orgId' | 'id'>>;

function changed(before: MailboxRow, { labelsIn, labelsOut, ...wanted }: Omit<MailboxChange, 'id'>): Change {
  const all: Change = {
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    ...(labelsIn ? { labelsIn: folded(labelsIn) } : {}),
    ...(labelsOut ? { labelsOut: folded(labelsOut) } : {}),
  };
  const isOther = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof MailboxRow]);
  return Object.fromEntries(Object.entries(all).filter(isOther));
}

const folded = (labels: readonly string[]): string[] => [...new Set(labels.map((label) => label.toLowerCase()))].sort();

function reasonToReduce(before: MailboxRow, { tier, kind, labelsOut }: Change): MailPurgeCause | null {
  if (tier && mailTiers.indexOf(tier) < mailTiers.indexOf(before.tier)) return 'tier';
  if (kind === 'personal') return 'kind';
  return labelsOut?.some((label) => !before.labelsOut.includes(label)) ? 'labels' : null;
}
