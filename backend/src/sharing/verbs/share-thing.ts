import type { Sharing, sharedThing, shareThing as shareInput } from '@threadline/shared/portal/sharing-schema';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { setDocumentShared } from '../../files/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { threadShares } from '../../portal/schema.js';
import { contactOf } from '../../portal/service.js';
import { shareTask, unshareTask } from '../../tasks/service.js';
import { threadCustomerLinks } from '../../threads/schema.js';
import { get as getThread } from '../../threads/service.js';
import { findCustomer } from '../queries.js';
import { sharingOf } from './sharing-of.js';

type Thing = z.output<typeof sharedThing>;
type ThingToShare = z.output<typeof shareInput>;

/** Shows one thing to a customer; sharing it again changes only what is said with it. `unshare` takes it back. */
export async function share(ctx: Ctx, thing: ThingToShare): Promise<Sharing> {
  await applyShare(ctx, thing);
  return sharingOf(ctx, { customerId: thing.customerId });
}

/** Hides it from the customer again; repeating it changes nothing. `share` takes it back. */
export async function unshare(ctx: Ctx, thing: Thing): Promise<Sharing> {
  await applyUnshare(ctx, thing);
  return sharingOf(ctx, { customerId: thing.customerId });
}

/** The write behind `share`, which a preview tries out and takes back. */
export async function applyShare(ctx: Ctx, thing: ThingToShare): Promise<void> {
  authorise(ctx, 'portal.share');
  await requireCustomer(ctx, thing.customerId);
  if (thing.kind === 'task') return shareTaskWith(ctx, thing);
  if (thing.kind === 'document') return setDocumentShared(ctx, { ...thing, shared: true });
  return shareConversation(ctx, thing);
}

/** The write behind `unshare`. */
export async function applyUnshare(ctx: Ctx, thing: Thing): Promise<void> {
  authorise(ctx, 'portal.share');
  await requireCustomer(ctx, thing.customerId);
  if (thing.kind === 'task') return unshareTask(ctx, thing);
  if (thing.kind === 'document') return setDocumentShared(ctx, { ...thing, shared: false });
  return unshareConversation(ctx, thing);
}

async function shareTaskWith(ctx: Ctx, thing: ThingToShare): Promise<void> {
  const { contactId, customerId } = thing;
  if (contactId && !(await contactOf(ctx, { customerId, contactId }))) throw new NotFound('contact');
  const { forCustomer, customerText } = thing;
  await shareTask(ctx, { id: thing.id, customerId, forCustomer, contactId, customerText });
}

/** Only a thread of this customer whose mail the actor may read. */
async function shareConversation(ctx: Ctx, { customerId, id: threadId, restore }: ThingToShare): Promise<void> {
  await getThread(ctx, { id: threadId });
  const link = threadCustomerLinks;
  const [linked] = await ctx.tx
    .select({ id: link.id })
    .from(link)
    .where(
      and(
        eq(link.orgId, ctx.orgId),
        eq(link.threadId, threadId),
        eq(link.customerId, customerId),
        isNull(link.removedAt),
      ),
    );
  if (!linked) throw new NotFound('thread');
  const sharedBy = ctx.role === 'system' ? null : ctx.personId;
  const written = await ctx.tx
    .insert(threadShares)
    .values({ orgId: ctx.orgId, threadId, customerId, sharedAt: ctx.now, sharedBy })
    .onConflictDoUpdate({
      target: [threadShares.orgId, threadShares.threadId, threadShares.customerId],
      set: restore ? { removedAt: null } : { sharedAt: ctx.now, sharedBy, removedAt: null },
      setWhere: isNotNull(threadShares.removedAt),
    })
    .returning({ threadId: threadShares.threadId });
  if (written.length > 0) await tell(ctx, 'thread.shared', { customerId, threadId });
}

async function unshareConversation(ctx: Ctx, { customerId, id: threadId }: Thing): Promise<void> {
  const isShare = and(
    eq(threadShares.orgId, ctx.orgId),
    eq(threadShares.threadId, threadId),
    eq(threadShares.customerId, customerId),
  );
  const [known] = await ctx.tx.select({ removedAt: threadShares.removedAt }).from(threadShares).where(isShare);
  if (!known) throw new NotFound('thread');
  if (known.removedAt) return;
  await ctx.tx.update(threadShares).set({ removedAt: ctx.now }).where(isShare);
  await tell(ctx, 'thread.unshared', { customerId, threadId });
}

async function tell(
  ctx: Ctx,
  name: 'thread.shared' | 'thread.unshared',
  { customerId, threadId }: { customerId: string; threadId: string },
): Promise<void> {
  await record(ctx, { name, subject: { type: 'thread', id: threadId }, customerId, threadId });
}

async function requireCustomer(ctx: Ctx, customerId: string): Promise<void> {
  if (!(await findCustomer(ctx, customerId))) throw new NotFound('customer');
}
