import type {
  PortalChange,
  PortalConversation,
  PortalDocument,
  PortalHome,
  PortalTask,
} from '@threadline/shared/portal/schema';
import type { View } from '../platform/db/in-portal.js';
import { isFresh } from './present.js';
import type { SharedDocumentRow, SharedTaskRow, ShownConversationRow } from './queries.js';

const week = 7 * 86_400_000;
/** No more changes are told at once. */
export const mostChanges = 30;
/** What the first page shows of each kind. */
export const mostShown = { open: 50, finished: 10, conversations: 5, documents: 5 };

/** What is shared, as rows and as the customer reads it. */
export interface Shared {
  today: string;
  tasks: { row: SharedTaskRow; task: PortalTask }[];
  conversations: { row: ShownConversationRow; conversation: PortalConversation }[];
  documents: { row: SharedDocumentRow; document: PortalDocument }[];
  people: PortalHome['people'];
}

/** The first page: what to do next, how far things are, and what is new. */
export function composeHome(view: View, shared: Shared): PortalHome {
  const tasks = shared.tasks.map((one) => one.task);
  const open = tasks.filter((task) => task.state !== 'done');
  const finished = tasks.filter((task) => task.state === 'done');
  const lastWeek = new Date(view.now.getTime() - week).toISOString();
  return {
    today: shared.today,
    nextThing: nextThingOf(shared),
    progress: {
      done: finished.length,
      total: tasks.length,
      nextDueOn: open.find((task) => task.dueOn !== null)?.dueOn ?? null,
      finishedLastWeek: finished.filter((task) => task.doneOn !== null && task.doneOn >= lastWeek).length,
      inProgress: open.filter((task) => task.state === 'in_progress').length,
    },
    sinceLastVisit: { since: view.since?.toISOString() ?? null, changes: changesOf(view, shared) },
    tasks: [...open.slice(0, mostShown.open), ...finished.slice(0, mostShown.finished)],
    conversations: shared.conversations.slice(0, mostShown.conversations).map((one) => one.conversation),
    documents: shared.documents.slice(0, mostShown.documents).map((one) => one.document),
    people: shared.people,
  };
}

/** What came since the last visit, the newest first. */
export function changesOf(view: Pick<View, 'since'>, shared: Shared): PortalChange[] {
  const found: { at: Date; change: Omit<PortalChange, 'at'> }[] = [];
  const note = (at: Date | null, change: Omit<PortalChange, 'at'>) => {
    if (at !== null && isFresh(view, at)) found.push({ at, change });
  };
  for (const { row, task } of shared.tasks) {
    const told = { id: task.id, title: task.title };
    if (task.state === 'done' && isFresh(view, row.completedAt)) note(row.completedAt, { kind: 'task_done', ...told });
    else note(row.sharedAt, { kind: 'task_shared', ...told });
  }
  for (const { row } of shared.conversations) note(row.cameAt, { kind: 'message', id: row.id, title: row.subject });
  for (const { row } of shared.documents) note(row.sharedAt, { kind: 'document', id: row.id, title: row.name });
  return found
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.change.id < other.change.id ? 1 : -1))
    .slice(0, mostChanges)
    .map(({ at, change }) => ({ ...change, at: at.toISOString() }));
}

/** An own task that is due first; else what is new and unread. */
function nextThingOf({ tasks, conversations, documents }: Shared): PortalHome['nextThing'] {
  const own = tasks.map((one) => one.task).filter((task) => task.own && task.state !== 'done');
  const [task] = own.sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));
  if (task) return { kind: 'task', task };
  const conversation = conversations.find((one) => one.conversation.fresh)?.conversation;
  if (conversation) return { kind: 'conversation', conversation };
  const document = documents.find((one) => one.document.fresh)?.document;
  return document ? { kind: 'document', document } : null;
}
