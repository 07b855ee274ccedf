import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import type { MailAddress, ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import type { mailboxMessages, messageParticipants, messages } from '../schema.js';
import type { ArrivingMail } from './arriving-mail.js';
import { nearestReferences } from './find-thread.js';
import { keptContent } from './kept-content.js';
import { isAutomatic } from './mail-people.js';

const mostParticipants = 200;

export type MessageRow = typeof messages.$inferSelect;
export type CopyRow = typeof mailboxMessages.$inferSelect;
export type ParticipantRow = typeof messageParticipants.$inferSelect;

/** What the mail itself does not say. */
type MailPlace = Pick<
  MessageRow,
  'threadId' | 'rfcMessageId' | 'messageIdHash' | 'outgoing' | 'shared' | 'variantOf' | 'flags'
>;

/** The mail as it is stored. */
export function messageRow(ctx: Ctx, { mail, tier, raw }: ArrivingMail, place: MailPlace): MessageRow {
  return {
    ...place,
    ...keptContent(mail, tier),
    ...{ orgId: ctx.orgId, id: newId(), contentHash: mail.contentHash, storedAt: ctx.now },
    sentAt: mail.date === null ? null : new Date(mail.date),
    fromAddress: mail.from?.address.toLowerCase() ?? null,
    fromName: mail.from?.name || null,
    automatic: isAutomatic(mail),
    ...{ kind: mail.reading.kind, tier, rawHash: tier === 'full' ? (raw?.hash ?? null) : null },
    ...{ inReplyTo: mail.inReplyTo[0] ?? null, referenceIds: nearestReferences(mail.references) },
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
