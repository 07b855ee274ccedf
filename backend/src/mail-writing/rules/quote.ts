import type { Recipient } from '@threadline/shared/mail-writing/schema';
import type { LetterLanguage } from '../../platform/mail/letter.js';
import type { MailPeople } from './recipients.js';

/** The mail that is answered or passed on, as its writer may read it. */
export interface Original extends MailPeople {
  subject: string;
  sentAt: Date | null;
  text: string;
}

export interface QuoteStyle {
  forward: boolean;
  language: LetterLanguage;
  timeZone: string;
}

const mostCharacters = 100_000;

const words = {
  en: {
    ...{ begin: '---------- Forwarded message ---------', from: 'From', date: 'Date', subject: 'Subject', to: 'To' },
    wrote: (who: string, at: string | null) => (at ? `On ${at}, ${who} wrote:` : `${who} wrote:`),
  },
  de: {
    ...{
      begin: '---------- Weitergeleitete Nachricht ---------',
      from: 'Von',
      date: 'Datum',
      subject: 'Betreff',
      to: 'An',
    },
    wrote: (who: string, at: string | null) => (at ? `Am ${at} schrieb ${who}:` : `${who} schrieb:`),
  },
} as const;

export interface Quote {
  /** The line or block above. */
  head: string;
  text: string;
  forward: boolean;
}

/** What stands below an answer: the answered mail, and nothing else. Null where nothing of its text may be read. */
export function quoteOf(original: Original, style: QuoteStyle): Quote | null {
  const text = cut(original.text.replace(/\r\n?/g, '\n').trimEnd());
  if (style.forward) return { head: forwardHead(original, style), text, forward: true };
  if (text === '') return null;
  const who = original.from ? shown(original.from) : '…';
  return { head: words[style.language].wrote(who, moment(original, style)), text, forward: false };
}

/** The quote as plain text: answered mails with a mark before each line, passed on ones as they are. */
export function quoteText({ head, text, forward }: Quote): string {
  if (forward) return `${head}\n\n${text}`.trimEnd();
  const lines = text.split('\n').map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
  return [head, ...lines].join('\n');
}

function forwardHead(original: Original, style: QuoteStyle): string {
  const said = words[style.language];
  const at = moment(original, style);
  const lines = [
    said.begin,
    ...(original.from ? [`${said.from}: ${shown(original.from)}`] : []),
    ...(at ? [`${said.date}: ${at}`] : []),
    `${said.subject}: ${original.subject}`,
    ...(original.to.length > 0 ? [`${said.to}: ${original.to.map(shown).join(', ')}`] : []),
    ...(original.cc.length > 0 ? [`Cc: ${original.cc.map(shown).join(', ')}`] : []),
  ];
  return lines.map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ')).join('\n');
}

const shown = ({ name, address }: Recipient): string => {
  const plain = name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return plain ? `${plain} <${address}>` : address;
};

function moment({ sentAt }: Original, { language, timeZone }: QuoteStyle): string | null {
  if (!sentAt) return null;
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...format, ...time }).format(sentAt);
}

const cut = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}\n[…]` : text);
