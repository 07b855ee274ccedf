import { expect, test } from 'vitest';
import { parseMessage } from './parse-message.js';
import { isRejected } from './parsed-mail.js';

const header = {
  from: 'Jane Doe <jane@acme.com>',
  to: 'support@team.example',
  subject: 'Größe des Angebots',
  date: 'Mon, 2 Mar 2026 10:00:00 +0100',
};
const text = 'Guten Tag,\n\nwie groß ist es?\nFrom here it looks small.\n\nJane';

interface Form {
  from?: string;
  to?: string;
  subject?: string;
  date?: string;
  more?: string[];
  encoding?: '8bit' | 'base64' | 'quoted-printable';
  body?: string;
}

async function hashOf({ more = [], encoding = '8bit', body = text, ...changed }: Form): Promise<string> {
  const { from, to, subject, date } = { ...header, ...changed };
  const lines = [
    ...more,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    'Message-ID: <a@acme.com>',
  ];
  const type = ['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`];
  const mail = await parseMessage(Buffer.from([...lines, ...type, '', encoded(body, encoding), ''].join('\r\n')));
  if (isRejected(mail)) throw new Error(mail.reason);
  return mail.contentHash;
}

function encoded(body: string, encoding: Form['encoding']): string {
  const bytes = Buffer.from(body);
  if (encoding === 'base64') return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  if (encoding !== 'quoted-printable') return body;
  return [...bytes]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('');
}

test.each<[string, Form]>([
  ['other servers on the way', { more: ['Received: from mx1', 'X-Spam: no', 'ARC-Seal: i=1'] }],
  ['encoded as base64', { encoding: 'base64' }],
  ['encoded as quoted-printable', { encoding: 'quoted-printable' }],
  ['an encoded subject', { subject: '=?utf-8?Q?Gr=C3=B6=C3=9Fe?= =?utf-8?Q?_des_Angebots?=' }],
  ['the name of a list before the subject', { subject: '[sales] Größe des Angebots' }],
  ['the same moment in another time zone', { date: 'Mon, 2 Mar 2026 09:00:00 GMT' }],
  ['trailing white space and blank lines', { body: `${text.replaceAll('\n', ' \n')}\n\n\n` }],
  ['line ends of another machine', { body: text.replaceAll('\n', '\r\n') }],
  ['lines wrapped elsewhere', { body: text.replace('wie groß', 'wie\ngroß') }],
  ['the mark of a mailbox file before From', { body: text.replace('From', '>From') }],
  ['a display name that was left out', { from: 'jane@acme.com' }],
])('a copy counts as the same mail with %s', async (_name, form) => {
  expect(await hashOf(form)).toBe(await hashOf({}));
});

test.each<[string, Form]>([
  ['another sender', { from: 'eve@evil.example' }],
  ['another receiver', { to: 'sales@team.example' }],
  ['another subject', { subject: 'Other' }],
  ['another moment', { date: 'Mon, 2 Mar 2026 10:00:01 +0100' }],
  ['another word', { body: text.replace('groß', 'klein') }],
])('it is another mail with %s', async (_name, form) => {
  expect(await hashOf(form)).not.toBe(await hashOf({}));
});
