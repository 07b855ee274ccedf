import type { HostKind, OpenThread } from '../../mail-host/port.js';
import type { HostThread, ThreadReference } from '../../threads/reference.js';
import type { ThreadContextInput } from '../../threads/schema.js';

const mostMessages = 200;
const mostPeople = 500;
const longestSubject = 998;

/** The thread as the server asks for it. Of a very long thread the newest messages are named. */
export function hostThreadOf(thread: OpenThread, host: HostKind): HostThread {
  const messageIds = thread.messageIds
    .filter((id) => id.length >= 3 && id.length <= longestSubject)
    .slice(-mostMessages);
  return {
    mailbox: thread.mailbox,
    host,
    ...(thread.hostThreadId ? { hostThreadId: thread.hostThreadId } : {}),
    ...(messageIds.length > 0 ? { messageIds } : {}),
    ...(thread.subject ? { subject: thread.subject.slice(0, longestSubject) } : {}),
    participants: thread.participants.filter((person) => person.address.includes('@')).slice(0, mostPeople),
  };
}

export function contextInput(thread: OpenThread, host: HostKind, customerId: string | null): ThreadContextInput {
  return { ...hostThreadOf(thread, host), ...(customerId ? { customerId } : {}) };
}

/** The thread to write to: the mail client's own words, so that the server finds it whatever it has been merged into. */
export function referenceOf(thread: OpenThread, host: HostKind): ThreadReference {
  return { hostThread: hostThreadOf(thread, host) };
}
