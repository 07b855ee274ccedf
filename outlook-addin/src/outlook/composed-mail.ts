import type { MailParticipant, OpenThread } from '@threadline/shared/mail-host/port';
import { withoutBrackets } from './message-id.js';
import { askOffice } from './office-api.js';
import { participantsOf } from './people.js';
import type { SeenThreads } from './seen-threads.js';

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
  const inReplyTo = withoutBrackets(item.inReplyTo);
  const conversationId = item.conversationId || null;
  const known = seen.find({ mailbox, inReplyTo, conversationId }, recipients);
  if (known || !inReplyTo || recipients.length === 0) return { thread: known, recipients };
  return { thread: await answeredThread(item, { mailbox, inReplyTo, conversationId, recipients }), recipients };
}

interface Answered {
  mailbox: string;
  inReplyTo: string;
  conversationId: string | null;
  recipients: MailParticipant[];
}

/** A reply in a window of its own, which has never seen the mail that it answers. */
async function answeredThread(item: Office.MessageCompose, answered: Answered): Promise<OpenThread> {
  const { mailbox, inReplyTo, conversationId, recipients } = answered;
  const subject = await askOffice<string>((done) => item.subject.getAsync(done)).catch(() => '');
  return {
    key: `${mailbox}/${inReplyTo}`,
    mailbox,
    hostThreadId: conversationId,
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
