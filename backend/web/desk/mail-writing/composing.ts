import type { MailDraft, Recipient, SaveDraft } from '@threadline/shared/mail-writing/schema';

/** What somebody types into a mail. */
export interface MailFields {
  mailboxId: string;
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  subject: string;
  body: string;
}

export type Saving = { name: 'saved' | 'saving' | 'offline' | 'conflict' } | { name: 'failed'; why: string };

export function fieldsOf({ mailbox, to, cc, bcc, subject, body }: MailDraft): MailFields {
  return { mailboxId: mailbox?.id ?? '', to, cc, bcc, subject, body };
}

export function saveInput({ id, version }: Pick<MailDraft, 'id' | 'version'>, fields: MailFields): SaveDraft {
  return { id, version, ...fields };
}

export const sameFields = (one: MailFields, other: MailFields): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const plainAddress = /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/;

/** One recipient from what was typed or chosen, such as `Jane Doe <jane@acme.com>`; null where it is none. */
export function readRecipient(typed: string): Recipient | null {
  const text = typed.trim().replace(/[,;]+$/, '');
  const open = text.lastIndexOf('<');
  const named = open >= 0 && text.endsWith('>');
  const address = named ? text.slice(open + 1, -1).trim() : text;
  if (!plainAddress.test(address) || address.length > 254) return null;
  const name = named
    ? text
        .slice(0, open)
        .trim()
        .replace(/^"(.*)"$/, '$1')
    : '';
  return { address, name };
}

/** What was pasted or typed with commas, line by line; what is no address is given back. */
export function readRecipients(typed: string): { found: Recipient[]; rest: string } {
  const parts = typed.split(/[,;\n]+/).map((part) => part.trim());
  const found: Recipient[] = [];
  const rest: string[] = [];
  for (const part of parts.filter((one) => one !== '')) {
    const recipient = readRecipient(part);
    if (recipient) found.push(recipient);
    else rest.push(part);
  }
  return { found, rest: rest.join(', ') };
}

export const shownRecipient = ({ name, address }: Recipient): string => (name ? `${name} <${address}>` : address);
