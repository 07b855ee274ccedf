import type { MailParticipant, OpenThread } from '@threadline/shared/mail-host/port';

const mostKept = 20;

interface Seen {
  thread: OpenThread;
  conversationId: string | null;
}

export interface Reply {
  mailbox: string;
  inReplyTo: string | null;
  conversationId: string | null;
  recipients: MailParticipant[];
}

/** The threads read lately, so that a reply is known to belong to one of them. */
export class SeenThreads {
  private readonly seen = new Map<string, Seen>();

  keep(thread: OpenThread, conversationId: string | null): void {
    this.seen.delete(thread.key);
    this.seen.set(thread.key, { thread, conversationId });
    for (const key of [...this.seen.keys()].slice(0, -mostKept)) this.seen.delete(key);
  }

  /** By the mail that is answered; by Outlook's conversation only where somebody of the thread is written to. */
  find({ mailbox, inReplyTo, conversationId, recipients }: Reply): OpenThread | null {
    const here = [...this.seen.values()].reverse().filter(({ thread }) => thread.mailbox === mailbox);
    const isAnswered = ({ thread, conversationId: conversation }: Seen) => {
      if (inReplyTo) return thread.messageIds.includes(inReplyTo);
      return conversationId !== null && conversation === conversationId && sharesPeople(thread, recipients);
    };
    return here.find(isAnswered)?.thread ?? null;
  }
}

function sharesPeople({ participants, mailbox }: OpenThread, to: MailParticipant[]): boolean {
  return to.some((person) => person.address !== mailbox && participants.some((one) => one.address === person.address));
}
