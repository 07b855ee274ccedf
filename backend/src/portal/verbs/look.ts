import { dayOf } from '@threadline/shared/kernel/calendar';
import { id as uuid } from '@threadline/shared/kernel/fields';
import type {
  listConversations,
  PortalHome,
  portalConversationDetail,
  portalConversations,
  portalDocuments,
  portalExport,
  portalTasks,
} from '@threadline/shared/portal/schema';
import * as z from 'zod';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { View } from '../../platform/db/in-portal.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { changesOf, composeHome, mostChanges, mostShown, type Shared } from '../home.js';
import { toPortalConversation, toPortalDocument, toPortalMessage, toPortalTask } from '../present.js';
import {
  keyPeople,
  namesOf,
  sharedDocuments,
  sharedTasks,
  shownConversations,
  visibleAttachments,
  visibleMessages,
} from '../queries.js';
import { showFresh, showNewest, showNewestAndFresh, showOnly } from '../shown-threads.js';

/** How many conversations are read at once at most. */
const mostAtOnce = 100;

/** The first page of the portal. */
export async function home(view: View): Promise<PortalHome> {
  const most = { newest: mostShown.conversations, fresh: mostChanges };
  return composeHome(view, await everythingShared(view, () => showNewestAndFresh(view, most)));
}

/** What is new since `view.since`, for digests. */
export async function newsOf(view: View) {
  return changesOf(view, await everythingShared(view, () => showFresh(view, mostChanges)));
}

/** Every shared task. */
export async function tasks(view: View): Promise<z.input<typeof portalTasks>> {
  const rows = await sharedTasks(view);
  return { items: rows.map((row) => toPortalTask(view, row, today(view))) };
}

/** One shared task. */
export async function task(view: View, id: string) {
  const [row] = await sharedTasks(view, id);
  if (!row) throw new NotFound('task');
  return toPortalTask(view, row, today(view));
}

/** A page of the shared conversations that hold a mail for this company, the latest first. */
export async function conversations(
  view: View,
  { cursor, limit }: z.output<typeof listConversations> = { limit: mostAtOnce },
): Promise<z.input<typeof portalConversations>> {
  const [at, id] = readCursor(cursor, instantCursor) ?? [];
  const after = at && id ? { at, id } : undefined;
  const [rows, names] = await Promise.all([
    showNewest(view, limit + 1, after).then(() => shownConversations(view)),
    namesOf(view),
  ]);
  const page = pageFrom(rows, limit, (row) => [row.at.toISOString(), row.id]);
  return { ...page, items: page.items.map((row) => toPortalConversation(view, row, names)) };
}

/** One conversation, the latest 200 mails of it, oldest first. */
export async function conversation(
  view: View,
  { id }: { id: string },
): Promise<z.input<typeof portalConversationDetail>> {
  const narrowed = showOnly(view, id);
  const [rows, attachments, names] = await Promise.all([
    narrowed.then(() => visibleMessages(view, id)),
    narrowed.then(() => visibleAttachments(view, id)),
    namesOf(view),
  ]);
  const first = rows.at(-1);
  if (!first) throw new NotFound('conversation');
  const messages = rows.reverse().map((row) => toPortalMessage(row, attachments, names));
  return { id, subject: first.subject, messages };
}

const attachmentPlace = z.object({ conversationId: uuid, messageId: uuid, position: z.coerce.number().int().min(0) });

/** Where the bytes of a visible mail's attachment lie; NotFound for any other. */
export async function attachmentBytes(
  view: View,
  asked: Partial<Record<keyof z.output<typeof attachmentPlace>, string>>,
): Promise<{ name: string; blobHash: string }> {
  const place = attachmentPlace.safeParse(asked);
  if (!place.success) throw new NotFound('attachment');
  const { conversationId, ...only } = place.data;
  await showOnly(view, conversationId);
  const [row] = await visibleAttachments(view, conversationId, only);
  if (!row) throw new NotFound('attachment');
  return { name: row.name, blobHash: row.blobHash };
}

/** Every shared document. */
export async function documents(view: View): Promise<z.input<typeof portalDocuments>> {
  const rows = await sharedDocuments(view);
  return { items: rows.map((row) => toPortalDocument(view, row)) };
}

/** Where the bytes of a shared document lie; NotFound for any other. */
export async function documentBytes(view: View, id: string): Promise<{ name: string; fileHash: string }> {
  const wanted = uuid.safeParse(id);
  const [row] = wanted.success ? await sharedDocuments(view, wanted.data) : [];
  if (!row) throw new NotFound('document');
  return { name: row.name, fileHash: row.fileHash };
}

/** Everything that is shared with the company, to keep; of conversations the latest hundred. */
export async function exportAll(view: View): Promise<z.input<typeof portalExport>> {
  const shared = await everythingShared(view, () => showNewest(view, mostAtOnce));
  const names = await namesOf(view);
  const details = [];
  for (const { row } of shared.conversations) details.push(await conversation(view, { id: row.id }));
  return {
    exportedAt: view.now.toISOString(),
    ...names,
    tasks: shared.tasks.map((one) => one.task),
    conversations: details,
    documents: shared.documents.map((one) => one.document),
    people: shared.people,
  };
}

const today = (view: View) => dayOf(view.now, view.timeZone);

// Asked at once: the questions go down one connection without waiting for each other's answers, but for that for mails,
// which waits for the look to be narrowed.
async function everythingShared(view: View, narrow: () => Promise<void>): Promise<Shared> {
  const day = today(view);
  const [conversationRows, taskRows, documentRows, people, names] = await Promise.all([
    narrow().then(() => shownConversations(view)),
    sharedTasks(view),
    sharedDocuments(view),
    keyPeople(view),
    namesOf(view),
  ]);
  return {
    today: day,
    tasks: taskRows.map((row) => ({ row, task: toPortalTask(view, row, day) })),
    conversations: conversationRows.map((row) => ({ row, conversation: toPortalConversation(view, row, names) })),
    documents: documentRows.map((row) => ({ row, document: toPortalDocument(view, row) })),
    people,
  };
}
