import type { MailParticipant, OpenThread } from '@threadline/shared/mail-host/port';

const mostKept = 20;

/** The threads read lately, so that a reply is known to belong to one of them. */
export class SeenThreads {
  private readonly threads = new Map<string, OpenThread>();

  keep(thread: OpenThread): void {
    this.threads.delete(thread.key);
    this.threads.set(thread.key, thread);
    for (const key of [...this.threads.keys()].slice(0, -mostKept)) this.threads.delete(key);
  }

  /** By the mail that is answered; by Outlook's conversation only where somebody of the thread is written to. */
  find(reply: { mailbox: string; inReplyTo: string | null; conversationId: string | null }, to: MailParticipant[]) {
    const here = [...this.threads.values()].reverse().filter((thread) => thread.mailbox === reply.mailbox);
    const { inReplyTo, conversationId } = reply;
    if (inReplyTo) return here.find((thread) => thread.messageIds.includes(inReplyTo)) ?? null;
    if (!conversationId) return null;
    return here.find((thread) => thread.hostThreadId === conversationId && sharesPeople(thread, to)) ?? null;
  }
}

function sharesPeople({ participants, mailbox }: OpenThread, to: MailParticipant[]): boolean {
  return to.some((person) => person.address !== mailbox && participants.some((one) => one.address === person.address));
}
