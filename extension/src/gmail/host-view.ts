import type { HostView, OpenThread } from '@threadline/shared/mail-host/port';
import type { ComposeFacts } from './compose-facts.js';
import type { OriginalMessage } from './original-message.js';
import { mergeParticipants } from './participants.js';
import type { ThreadFacts } from './thread-facts.js';

export interface PageFacts {
  mailbox: string;
  thread: ThreadFacts | null;
  compose: ComposeFacts | null;
  original(permId: string): OriginalMessage | undefined;
}

/** What the panel is told, from what the page shows and what is known of the messages' sources. */
export function toHostView({ mailbox, thread, compose, original }: PageFacts): HostView {
  const open = thread ? toOpenThread(thread, mailbox, original) : null;
  if (compose) {
    const belongs = thread?.root.contains(compose.body) ?? false;
    const recipients = mergeParticipants(compose.recipients);
    return { kind: 'compose', composeId: compose.id, mailbox, thread: belongs ? open : null, recipients };
  }
  return open ? { kind: 'thread', thread: open } : { kind: 'none', mailbox };
}

export function toOpenThread(thread: ThreadFacts, mailbox: string, original: PageFacts['original']): OpenThread {
  const sources = thread.messages.map((message) => original(message.permId));
  return {
    key: `${mailbox}/${thread.hostThreadId ?? thread.messages[0]?.permId ?? thread.subject}`,
    mailbox,
    hostThreadId: thread.hostThreadId,
    messageIds: [...new Set(sources.flatMap((source) => source?.messageId ?? []))],
    subject: thread.subject,
    participants: mergeParticipants(
      thread.messages.flatMap((message, index) => withSource(message.participants, sources[index])),
    ),
  };
}

/** The source tells To from Cc and lists everybody; names on screen are kept where the source has none. */
function withSource(shown: ThreadFacts['messages'][number]['participants'], source: OriginalMessage | undefined) {
  if (!source || source.participants.length === 0) return shown;
  const listed = new Set(source.participants.map((person) => person.address));
  return [...source.participants, ...shown.filter((person) => !listed.has(person.address.toLowerCase()))].map(
    (person) => {
      const name = person.name ?? shown.find((other) => other.address.toLowerCase() === person.address)?.name;
      return name ? { ...person, name } : person;
    },
  );
}

/** Which sources to read: the first message and the newest few say enough about any conversation. */
export function wantedSources(thread: ThreadFacts): string[] {
  const ids = thread.messages.map((message) => message.permId);
  return ids.length <= 8 ? ids : [...ids.slice(0, 1), ...ids.slice(-7)];
}
