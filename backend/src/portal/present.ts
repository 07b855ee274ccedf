import type {
  PortalConversation,
  PortalDocument,
  PortalMessage,
  PortalTask,
  portalTaskStates,
} from '@threadline/shared/portal/schema';
import { plainFileName } from '../mail-view/service.js';
import type { View } from '../platform/db/in-portal.js';
import type {
  SharedDocumentRow,
  SharedTaskRow,
  ShownConversationRow,
  VisibleAttachmentRow,
  VisibleMessageRow,
} from './queries.js';
import { visibleName, visibleText } from './visible-text.js';

/** What the two sides of a portal are called. */
export interface Names {
  organisation: string;
  company: string;
}

/** The customer reads four states; how far the team has got within one is the team's affair. */
const stateOf: Record<SharedTaskRow['status'], (typeof portalTaskStates)[number]> = {
  todo: 'planned',
  doing: 'in_progress',
  review: 'in_progress',
  waiting: 'waiting',
  done: 'done',
};

const previewLength = 160;

/** A task as the customer sees it on the given day. */
export function toPortalTask(view: View, row: SharedTaskRow, today: string): PortalTask {
  const state = stateOf[row.status];
  const own = row.forCustomer && (row.contactId === null || row.contactId === view.contactId);
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    state,
    dueOn: row.dueOn,
    doneOn: state === 'done' ? (row.completedAt?.toISOString() ?? null) : null,
    forCustomer: row.forCustomer,
    forName: row.contactId === null ? null : row.forName,
    own,
    overdue: state !== 'done' && row.dueOn !== null && row.dueOn < today,
  };
}

export function toPortalConversation(view: View, row: ShownConversationRow, names: Names): PortalConversation {
  return {
    id: row.id,
    subject: row.subject,
    messageCount: row.messageCount,
    latestAt: row.latestAt?.toISOString() ?? null,
    latestFrom: visibleName(row.fromName, row.outgoing ? names.organisation : names.company),
    preview: visibleText(row.body).replace(/\s+/g, ' ').slice(0, previewLength),
    fresh: isFresh(view, row.cameAt),
  };
}

export function toPortalMessage(
  row: VisibleMessageRow,
  attachments: readonly VisibleAttachmentRow[],
  names: Names,
): PortalMessage {
  return {
    id: row.id,
    sentAt: row.sentAt?.toISOString() ?? null,
    from: visibleName(row.fromName, row.outgoing ? names.organisation : names.company),
    fromTeam: row.outgoing,
    text: visibleText(row.body),
    attachments: attachments
      .filter(({ messageId }) => messageId === row.id)
      .map(({ position, name, type, size }) => ({
        ...{ name: plainFileName(name), type, size },
        downloadUrl: `/portal/mail-files/${row.threadId}/${row.id}/${position}`,
      })),
  };
}

export function toPortalDocument(view: View, row: SharedDocumentRow): PortalDocument {
  const sharedAt = row.sharedAt ?? view.now;
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    sharedAt: sharedAt.toISOString(),
    downloadUrl: `/portal/files/${row.id}`,
    fresh: isFresh(view, sharedAt),
  };
}

/** Whether something came after the last visit; on the first one nothing is told apart. */
export function isFresh({ since }: Pick<View, 'since'>, at: Date | null): boolean {
  return since !== null && at !== null && at > since;
}
