import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import type { MailAddress, ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { snippetOf } from '../../platform/mail/parse/snippet.js';
import type { mailboxMessages, messageParticipants, messages } from '../schema.js';
import { isAutomatic } from './mail-people.js';

const mostParticipants = 200;

export type MessageRow = typeof messages.$inferSelect;
export type CopyRow = typeof mailboxMessages.$inferSelect;
export type ParticipantRow = typeof messageParticipants.$inferSelect;

/** What the mail itself does not say. */
interface MailPlace {
  threadId: string;
  rfcMessageId: string;
  messageIdHash: string;
  outgoing: boolean;
  shared: boolean;
}

/** The mail as it is stored. */
export function messageRow(ctx: Ctx, mail: ParsedMail, place: MailPlace): MessageRow {
  return {
    ...place,
    ...{ orgId: ctx.orgId, id: newId(), contentHash: mail.contentHash, storedAt: ctx.now },
    sentAt: mail.date === null ? null : new Date(mail.date),
    fromAddress: mail.from?.address.toLowerCase() ?? null,
    fromName: mail.from?.name || null,
    subject: mail.subject,
    snippet: snippetOf(mail.text),
    body: mail.text,
    attachments: mail.attachments,
    automatic: isAutomatic(mail),
  };
}

/** Its people as they are stored. */
export function participantRows({ from, to, cc, replyTo }: ParsedMail, { orgId, id }: MessageRow): ParticipantRow[] {
  const as = (role: ParticipantRow['role'], list: readonly MailAddress[]) => list.map((person) => ({ role, person }));
  return [...as('from', from ? [from] : []), ...as('to', to), ...as('cc', cc), ...as('reply_to', replyTo)]
    .slice(0, mostParticipants)
    .map(({ role, person }, position) => ({
      ...{ orgId, messageId: id, position, role },
      ...{ address: person.address.toLowerCase(), name: person.name || null },
    }));
}
