import type { HostView, OpenThread } from '@threadline/shared/mail-host/port';
import { readComposed } from './composed-mail.js';
import { conversationHint } from './conversation-hint.js';
import { type ItemMark, isRead } from './item-mark.js';
import { mailboxOf } from './mailbox.js';
import { withoutBrackets } from './message-id.js';
import type { OfficeApi } from './office-api.js';
import { participantsOf } from './people.js';
import type { SeenThreads } from './seen-threads.js';

export interface Reading {
  office: OfficeApi;
  seen: SeenThreads;
  composeId: string;
}

/** What the panel is told about the marked item. */
export async function readView({ office, seen, composeId }: Reading, { item }: ItemMark): Promise<HostView> {
  const mailbox = await mailboxOf(office, item);
  if (!item) return { kind: 'none', mailbox };
  if (!isRead(item)) return { kind: 'compose', composeId, mailbox, ...(await readComposed(item, mailbox, seen)) };
  const thread = await threadOf(item, mailbox);
  seen.keep(thread, item.conversationId || null);
  return { kind: 'thread', thread };
}

/** Drafts are kept under the message's own id: Outlook may put two talks of one subject into one conversation. */
export async function threadOf(item: Office.MessageRead, mailbox: string): Promise<OpenThread> {
  const messageId = withoutBrackets(item.internetMessageId);
  const { conversationId } = item;
  const participants = participantsOf([
    ['from', [item.from, item.sender].filter(Boolean)],
    ['to', item.to ?? []],
    ['cc', item.cc ?? []],
  ]);
  return {
    key: `${mailbox}/${messageId || item.itemId || conversationId || item.subject}`,
    mailbox,
    hostThreadId: conversationId ? await conversationHint(conversationId, mailbox, participants) : null,
    messageIds: messageId ? [messageId] : [],
    subject: item.subject ?? '',
    participants,
  };
}
