import type { AddressObject, EmailAddress, ParsedMail as TheirMail } from 'mailparser';
import type { ParsedMail } from './parsed-mail.js';

/** What two parsers must agree on, each as one comparable text. */
export interface ReadHeaders {
  messageId: string | null;
  inReplyTo: string;
  references: string;
  date: string | null;
  from: string;
  to: string;
  cc: string;
  subject: string;
}

/** Our reading in comparable form. */
export function headersByUs(mail: ParsedMail): ReadHeaders {
  const addresses = (list: ParsedMail['to']): string => list.map(({ address }) => address.toLowerCase()).join();
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo.join(),
    references: mail.references.join(),
    date: mail.date,
    from: mail.from?.address.toLowerCase() ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: mail.subject,
  };
}

/** mailparser's reading in the same form. */
export function headersByMailparser(mail: TheirMail): ReadHeaders {
  return {
    messageId: mail.messageId === undefined ? null : withoutBrackets(mail.messageId),
    inReplyTo: withoutBrackets(mail.inReplyTo ?? ''),
    references: [mail.references ?? []].flat().map(withoutBrackets).join(),
    date: mail.date?.toISOString() ?? null,
    from: addressesOf(mail.from),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    subject: mail.subject ?? '',
  };
}

function withoutBrackets(id: string): string {
  return id.replace(/^<|>$/g, '');
}

function addressesOf(objects: AddressObject | AddressObject[] | undefined): string {
  const entries = [objects ?? []].flat().flatMap(({ value }) => value);
  const mailboxes = entries.flatMap((entry): EmailAddress[] => entry.group ?? [entry]);
  return mailboxes.flatMap(({ address }) => address?.toLowerCase() || []).join();
}
