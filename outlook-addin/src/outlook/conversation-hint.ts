import type { MailParticipant } from '@threadline/shared/mail-host/port';

/**
 * Outlook's conversation as a hint of which thread a mail belongs to. Outlook may put all mails of one subject into one
 * conversation, whoever wrote them; so it counts among the same people only.
 */
export async function conversationHint(
  conversationId: string,
  mailbox: string,
  participants: readonly MailParticipant[],
): Promise<string> {
  const others = participants.map(({ address }) => address).filter((address) => address !== mailbox);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(others.sort().join(' ')));
  const people = [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${conversationId.slice(0, 380)}:${people}`;
}
