import type { OutgoingMail } from '@threadline/shared/send-guard/schema';
import { withoutBrackets } from '../outlook/message-id.js';
import { askOffice } from '../outlook/office-api.js';
import { participantsOf } from '../outlook/people.js';

/** A mail as Outlook hands it over when it is about to go out. */
export type WrittenItem = Pick<Office.MessageCompose, 'to' | 'cc' | 'bcc' | 'subject' | 'body' | 'conversationId'> & {
  inReplyTo?: string | null;
};

const most = { recipients: 500, characters: 100_000, subject: 998 };

/** Where the mail that is answered begins, in the forms that Outlook and others write. */
const quoteStart =
  /^(?:_{20,}|-{3,} ?(?:Original Message|Ursprüngliche Nachricht) ?-{3,}|(?:From|Von|De|Da): .{0,300}\n(?:Sent|Date|Gesendet|Datum|Envoyé|Inviato|Enviado): )/m;

/** The mail as the server is asked about it. */
export async function readWritten(item: WrittenItem, mailbox: string): Promise<OutgoingMail> {
  const [to, cc, bcc, subject, body] = await Promise.all([
    peopleIn(item.to),
    peopleIn(item.cc),
    peopleIn(item.bcc),
    askOffice<string>((done) => item.subject.getAsync(done)),
    askOffice<string>((done) => item.body.getAsync('text' as Office.CoercionType, done)),
  ]);
  const inReplyTo = withoutBrackets(item.inReplyTo);
  const people = participantsOf([
    ['to', to],
    ['cc', [...cc, ...bcc]],
  ]);
  const recipients = people.slice(0, most.recipients).map(({ address }) => ({ address }));
  const thread = { mailbox, host: 'outlook' as const, messageIds: [inReplyTo ?? ''], participants: [] };
  return {
    mailbox,
    recipients,
    subject: subject.slice(0, most.subject),
    text: withoutQuote(body).slice(0, most.characters),
    ...(inReplyTo && inReplyTo.length >= 3 ? { thread } : {}),
  };
}

/** What stands above the mail that is answered. */
export function withoutQuote(body: string): string {
  const text = body.replace(/\r\n?/g, '\n');
  const start = text.search(quoteStart);
  return (start < 0 ? text : text.slice(0, start)).trim();
}

function peopleIn(field: Office.Recipients): Promise<Office.EmailAddressDetails[]> {
  return askOffice<Office.EmailAddressDetails[]>((done) => field.getAsync(done));
}
