import type {
  PortalConversation,
  PortalDocument,
  PortalHome,
  PortalMessage,
  PortalTask,
} from '@threadline/shared/portal/schema';
import type { previewSharing as input, PreviewItem, SharingPreview } from '@threadline/shared/portal/sharing-schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { type Guest, throughPortal, type View } from '../../platform/db/in-portal.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import * as portal from '../../portal/service.js';
import { findCustomer } from '../queries.js';
import { applyShare, applyUnshare } from './share-thing.js';

type Change = NonNullable<z.output<typeof input>['change']>;

/** Everything that a guest can reach, read as the portal reads it. */
interface Sight {
  home: PortalHome;
  tasks: PortalTask[];
  conversations: PortalConversation[];
  documents: PortalDocument[];
  messages: PortalMessage[];
}

/**
 * What a contact sees now, or would see after one change: read by the portal's own questions in the portal's own database
 * role, after the change has been made in earnest and before it is taken back.
 */
export async function preview(
  ctx: Ctx,
  { customerId, contactId, change }: z.output<typeof input>,
): Promise<SharingPreview> {
  authorise(ctx, change ? 'portal.share' : 'portal.read');
  const customer = await findCustomer(ctx, customerId);
  if (!customer) throw new NotFound('customer');
  const contact = contactId ? await portal.contactOf(ctx, { customerId, contactId }) : null;
  if (contactId && !contact) throw new NotFound('contact');
  const guest: Guest = {
    ...{ orgId: ctx.orgId, customerId, contactId: contactId ?? null, timeZone: customer.timeZone },
    since: null,
  };
  const now = await throughPortal(ctx, guest, { look: lookAround });
  const after = change
    ? await throughPortal(ctx, guest, { before: (open) => make(open, customerId, change), look: lookAround })
    : now;
  return {
    contact: contactId && contact ? { id: contactId, name: contact.name } : null,
    home: after.home,
    conversations: after.conversations,
    documents: after.documents,
    appears: appearing(now, after),
    disappears: disappearing(now, after),
  };
}

/** Nobody is told of a change that is taken back: its events go with it. */
async function make(ctx: Ctx, customerId: string, { share, thing }: Change): Promise<void> {
  if (thing.customerId !== customerId) throw new NotFound('customer');
  await (share ? applyShare(ctx, thing) : applyUnshare(ctx, thing));
}

async function lookAround(view: View): Promise<Sight> {
  const home = await portal.home(view);
  const { items: tasks } = await portal.tasks(view);
  const { items: conversations } = await portal.conversations(view);
  const { items: documents } = await portal.documents(view);
  const messages: PortalMessage[] = [];
  for (const { id } of conversations) messages.push(...(await portal.conversation(view, { id })).messages);
  return { home, tasks, conversations, documents, messages };
}

function appearing(before: Sight, after: Sight): PreviewItem[] {
  const known = new Map(itemsOf(before).map((item) => [item.id, item]));
  return itemsOf(after).filter(({ id, title, text }) => {
    const same = known.get(id);
    return same?.title !== title || same.text !== text;
  });
}

function disappearing(before: Sight, after: Sight): PreviewItem[] {
  const kept = new Set(itemsOf(after).map(({ id }) => id));
  return itemsOf(before).filter(({ id }) => !kept.has(id));
}

function itemsOf({ tasks, conversations, documents, messages }: Sight): PreviewItem[] {
  const plain = { text: '', attachments: [] };
  return [
    ...tasks.map(({ id, title, text }) => ({ ...plain, kind: 'task' as const, id, title, text })),
    ...conversations.map(({ id, subject }) => ({ ...plain, kind: 'conversation' as const, id, title: subject })),
    ...messages.map(({ id, from, text, attachments }) => ({
      ...{ kind: 'message' as const, id, title: from, text },
      attachments: attachments.map(({ name }) => name),
    })),
    ...documents.map(({ id, name }) => ({ ...plain, kind: 'document' as const, id, title: name })),
  ];
}
