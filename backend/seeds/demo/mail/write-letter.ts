import { createHash } from 'node:crypto';
import type { MailAddress, ParsedMail } from '../../../src/platform/mail/parse/index.js';
import { plainReading } from '../../../src/platform/mail/read/index.js';

export interface Writer extends MailAddress {
  /** How others greet them. */
  greeted: string;
  /** Below the name. */
  signature: string;
  language: 'en' | 'de';
}

/** A letter before it is put into an envelope. */
export interface Sheet {
  at: Date;
  from: Writer;
  to: Writer;
  cc: Writer[];
  subject: string;
  text: string;
}

const closings = { en: ['Best', 'Thanks', 'Kind regards'], de: ['Viele Grüße', 'Freundliche Grüße', 'Beste Grüße'] };
const greetings = { en: 'Hi', de: 'Guten Tag' };

/** The mails of one thread as they would arrive, each answering the one before and quoting it. */
export function writeThread(sheets: readonly Sheet[]): ParsedMail[] {
  const mails: ParsedMail[] = [];
  sheets.forEach((sheet, index) => {
    const before = sheets[index - 1];
    const own = `${letterOf(sheet, index)}${before ? `\n\n${quotationOf(before, letterOf(before, index - 1))}` : ''}`;
    mails.push(
      envelopeOf(
        sheet,
        own,
        mails.map((mail) => mail.messageId ?? ''),
      ),
    );
  });
  return mails;
}

function letterOf({ from, to, text }: Sheet, index: number): string {
  const { language } = from;
  const closing = closings[language][index % 3];
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  return (
    [`${greetings[language]} ${to.greeted},`, ...paragraphs, `${closing}\n${from.name}`].join('\n\n') +
    `\n\n-- \n${from.name}\n${from.signature}`
  );
}

function quotationOf({ at, from }: Sheet, letter: string): string {
  const language = from.language;
  const on = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(at);
  const line =
    language === 'de'
      ? `Am ${on} schrieb ${from.name} <${from.address}>:`
      : `On ${on}, ${from.name} <${from.address}> wrote:`;
  return [line, ...letter.split('\n').map((quoted) => `> ${quoted}`.trimEnd())].join('\n');
}

function envelopeOf(sheet: Sheet, text: string, references: string[]): ParsedMail {
  const { at, from, to, cc } = sheet;
  const subject = references.length > 0 ? `${from.language === 'de' ? 'AW' : 'Re'}: ${sheet.subject}` : sheet.subject;
  const contentHash = createHash('sha256')
    .update(`${from.address}\n${at.toISOString()}\n${subject}\n${text}`)
    .digest('hex');
  const bare = ({ name, address }: Writer): MailAddress => ({ name, address });
  return {
    messageId: `${contentHash.slice(0, 24)}@${from.address.split('@')[1]}`,
    inReplyTo: references.slice(-1),
    references,
    date: at.toISOString(),
    from: bare(from),
    sender: null,
    replyTo: [],
    to: [bare(to)],
    cc: cc.map(bare),
    subject,
    text,
    html: null,
    attachments: attachmentsOf(sheet, contentHash),
    reading: plainReading(text),
    autoSubmitted: false,
    listId: null,
    contentHash,
    syntheticMessageId: `sha256-${contentHash}@threadline.invalid`,
    warnings: [],
  };
}

/** A letter that speaks of an attachment has one. */
function attachmentsOf({ text, subject }: Sheet, hash: string): ParsedMail['attachments'] {
  if (!/attached|\banbei\b|liegt bei|liegen bei/i.test(text)) return [];
  const name = subject
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return [
    { name: `${name}.pdf`, type: 'application/pdf', size: 40_000 + (Number.parseInt(hash.slice(0, 5), 16) % 900_000) },
  ];
}
