import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { guestsOf } from '../../portal/service.js';
import { findCustomer, sharedConversationsOf, sharedDocumentsOf, sharedTasksOf } from '../queries.js';

/** Everything that a customer is shown, and who of them may come to see it. */
export async function sharingOf(ctx: Ctx, { customerId }: { customerId: string }): Promise<Sharing> {
  authorise(ctx, 'portal.read');
  const customer = await findCustomer(ctx, customerId);
  if (!customer) throw new NotFound('customer');
  const tasks = await sharedTasksOf(ctx, customerId);
  const conversations = await sharedConversationsOf(ctx, customerId);
  const documents = await sharedDocumentsOf(ctx, customerId);
  const guests = await guestsOf(ctx, customerId);
  return {
    customerId,
    portalPath: `/portal/${customer.slug}`,
    tasks: tasks.map(({ contactId, contactName, completedAt, sharedAt, ...task }) => ({
      ...task,
      contact: contactId === null ? null : { id: contactId, name: contactName ?? '' },
      done: completedAt !== null,
      sharedAt: sharedAt.toISOString(),
    })),
    conversations: conversations.map(({ sharedBy, sharerName, sharedAt, ...one }) => ({
      ...one,
      sharedAt: sharedAt.toISOString(),
      sharedBy: sharedBy === null ? null : { id: sharedBy, name: sharerName ?? '' },
    })),
    documents: documents.map(({ sharedAt, ...one }) => ({ ...one, sharedAt: (sharedAt ?? ctx.now).toISOString() })),
    guests: guests.map(({ invitedAt, lastSeenAt, digest, closedAt, ...guest }) => ({
      ...guest,
      invitedAt: invitedAt?.toISOString() ?? null,
      lastVisitAt: lastSeenAt?.toISOString() ?? null,
      digest: digest ?? 'weekly',
      closed: closedAt !== null,
    })),
    abilities: { share: can(ctx, 'portal.share') },
  };
}
