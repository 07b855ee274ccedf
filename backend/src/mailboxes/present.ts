import type { mailbox as mailboxShape } from '@threadline/shared/mailboxes/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { mailboxAbilities } from './policy.js';
import type { ListedMailbox } from './queries.js';

/** A mailbox as it is shown; what its owner calls their folders, and how they sign, stays with them. */
export function presentMailbox(
  ctx: Ctx,
  { mailbox, ownerName, ...going }: ListedMailbox,
): z.input<typeof mailboxShape> {
  const { id, address, name, kind, ownerId, tier, store, labelsIn, labelsOut, signature } = mailbox;
  const isTheirs = ownerId !== null && ownerId !== ctx.personId;
  return {
    ...{ id, address, name, kind, tier, store },
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    ...(isTheirs ? { labelsIn: [], labelsOut: [], signature: '' } : { labelsIn, labelsOut, signature }),
    createdAt: mailbox.createdAt.toISOString(),
    removedAt: mailbox.removedAt?.toISOString() ?? null,
    purgesAt: going.purgesAt?.toISOString() ?? null,
    reducing: going.reducing,
    abilities: mailboxAbilities(ctx, mailbox),
  };
}
