import type { MailParticipant, OpenThread } from '@threadline/shared/mail-host/port';
import { conversationHint } from './conversation-hint.js';
import { withoutBrackets } from './message-id.js';
import { askOffice } from './office-api.js';
import { participantsOf } from './people.js';
import type { Reply, SeenThreads } from './seen-threads.js';

export interface ComposedMail {
  thread: OpenThread | null;
  recipients: MailParticipant[];
}

/** Whom a mail is written to, and the thread that it answers. */
export async function readComposed(
  item: Office.MessageCompose,
  mailbox: string,
  seen: SeenThreads,
): Promise<ComposedMail> {
  const [to, cc, type] = await Promise.all([peopleIn(item.to), peopleIn(item.cc), composeType(item)]);
  const recipients = participantsOf([
    ['to', to],
    ['cc', cc],
  ]);
  // What is forwarded goes to somebody else, who may be of another customer.
  if (type === 'forward' || type === 'newMail') return { thread: null, recipients };
  const reply: Reply = {
    mailbox,
    inReplyTo: withoutBrackets(item.inReplyTo),
    conversationId: item.conversationId || null,
    recipients,
  };
  return { thread: seen.find(reply) ?? (await answeredThread(item, reply)), recipients };
}

/** A reply in a window of its own, which has never seen the mail that it answers. */
async function answeredThread(item: Office.MessageCompose, reply: Reply): Promise<OpenThread | null> {
  const { mailbox, inReplyTo, conversationId, recipients } = reply;
  if (!inReplyTo || recipients.length === 0) return null;
  const subject = await askOffice<string>((done) => item.subject.getAsync(done)).catch(() => '');
  return {
    key: `${mailbox}/${inReplyTo}`,
    mailbox,
    hostThreadId: conversationId ? await conversationHint(conversationId, mailbox, recipients) : null,
    messageIds: [inReplyTo],
    subject,
    participants: recipients,
  };
}

function peopleIn(field: Office.Recipients): Promise<Office.EmailAddressDetails[]> {
  return askOffice<Office.EmailAddressDetails[]>((done) => field.getAsync(done)).catch(() => []);
}

/** Null before Mailbox 1.10, which cannot tell. */
async function composeType(item: Office.MessageCompose): Promise<string | null> {
  if (typeof item.getComposeTypeAsync !== 'function') return null;
  const told = await askOffice<{ composeType?: string }>((done) => item.getComposeTypeAsync(done)).catch(() => null);
  return told?.composeType ?? null;
}
