import type { MailboxKind } from '@threadline/shared/mailboxes/choices';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Invalid } from '../platform/errors.js';
import { record } from '../platform/events/record.js';
import { mailboxes } from './schema.js';

export interface Mailbox {
  id: string;
  kind: MailboxKind;
  /** Whose personal mailbox it is. */
  ownerId: string | null;
}

/** The mailbox with this address, added when it is new; a personal one belongs to the person of that address. */
export async function ensureMailbox(
  ctx: Ctx,
  wanted: { address: string; kind?: Mailbox['kind'] | undefined },
): Promise<Mailbox> {
  const address = wanted.address.toLowerCase();
  const { id, kind, ownerId } = mailboxes;
  const known = () =>
    ctx.tx
      .select({ id, kind, ownerId })
      .from(mailboxes)
      .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.address, address)));
  const [existing] = await known();
  if (existing) return existing;
  const added = { id: newId(), kind: wanted.kind ?? 'shared', ownerId: null as string | null };
  if (added.kind === 'personal') added.ownerId = await ownerOf(ctx, address);
  const rows = await ctx.tx
    .insert(mailboxes)
    .values({ ...added, orgId: ctx.orgId, address, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id });
  if (rows.length === 0) return (await known())[0] ?? added;
  await record(ctx, {
    name: 'mailbox.added',
    subject: { type: 'mailbox', id: added.id },
    data: { address, kind: added.kind },
  });
  return added;
}

async function ownerOf(ctx: Ctx, address: string): Promise<string> {
  const [person] = await ctx.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.email, address), isNull(people.removedAt)));
  if (!person)
    throw new Invalid(
      `Nobody in this organisation has the address ${address}. Add the person first, or use a shared mailbox.`,
    );
  return person.id;
}
