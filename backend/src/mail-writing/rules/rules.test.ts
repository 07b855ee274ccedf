import { expect, test } from 'vitest';
import { htmlBody, plainBody } from './mail-body.js';
import { outgoingRecipient } from './outgoing-address.js';
import { quoteOf, quoteText } from './quote.js';
import { type MailPeople, replyRecipients } from './recipients.js';
import { threadHeaders } from './references.js';
import { forwardSubject, replySubject } from './subject.js';

const person = (address: string, name = '') => ({ address, name });
const mail: MailPeople = {
  from: person('jane@acme.com', 'Jane'),
  replyTo: [],
  to: [person('me@us.com'), person('bo@acme.com')],
  cc: [person('cy@acme.com'), person('JANE@acme.com')],
};
const own = new Set(['me@us.com', 'support@us.com']);
const addresses = ({ to, cc }: { to: { address: string }[]; cc: { address: string }[] }) => [
  to.map(({ address }) => address),
  cc.map(({ address }) => address),
];

test.each<[string, Partial<MailPeople>, boolean, string[][]]>([
  ['goes to its sender', {}, false, [['jane@acme.com'], []]],
  [
    'to all keeps its To and Cc, nobody twice and never oneself',
    {},
    true,
    [['jane@acme.com', 'bo@acme.com'], ['cy@acme.com']],
  ],
  ['goes where its sender wants it', { replyTo: [person('help@acme.com')] }, false, [['help@acme.com'], []]],
  [
    'to all of one with another address to reply to leaves its sender out unless named',
    { replyTo: [person('help@acme.com')] },
    true,
    [
      ['help@acme.com', 'bo@acme.com'],
      ['cy@acme.com', 'JANE@acme.com'],
    ],
  ],
  ['to one’s own mail goes on to whom that went to', { from: person('Support@us.com') }, false, [['bo@acme.com'], []]],
  ['to a mail from nobody has no one', { from: null }, false, [[], []]],
  [
    'leaves addresses out that would be two, or a header',
    { replyTo: [person('a@x.com,b@y.com'), person('a@x.com\r\nBcc: z@z.com'), person('ok@acme.com')] },
    false,
    [['ok@acme.com'], []],
  ],
])('an answer %s', (_what, change, all, expected) => {
  expect(addresses(replyRecipients({ ...mail, ...change }, { all, own }))).toEqual(expected);
});

test.each([
  ['jane@acme.com', 'jane@acme.com'],
  ['Jane.Doe+x@ACME.com', 'Jane.Doe+x@acme.com'],
  ['jane@müller.de', 'jane@xn--mller-kva.de'],
  ['jane@аcme.com', 'jane@xn--cme-5cd.com'],
  ['jane@ａcme.com', 'jane@acme.com'],
  ['jäne@acme.com', null],
  ['jane\u202e@acme.com', null],
  ['jane@acme.com\r\nBcc: x@y.z', null],
  ['jane@acme.com>,<x@y.z', null],
  ['"jane"@acme.com', null],
  ['jane..doe@acme.com', null],
  ['jane@localhost', null],
  ['jane@[127.0.0.1]', null],
  ['a@b@c.com', null],
  ['', null],
])('the address %j is written to as %j', (address, expected) => {
  expect(outgoingRecipient(person(address))?.address ?? null).toBe(expected);
});

test('a name can neither break a line nor turn text around', () => {
  expect(outgoingRecipient(person('a@b.com', 'Eve\r\nBcc: x@y.z \u202egnp'))?.name).toBe('Eve Bcc: x@y.z gnp');
});

test.each([
  ['Go-live', 'Re: Go-live', 'Fwd: Go-live'],
  ['Re: Go-live', 'Re: Go-live', 'Fwd: Re: Go-live'],
  ['AW: Go-live', 'AW: Go-live', 'Fwd: AW: Go-live'],
  ['RE: AW: Re: Go-live', 'RE: Go-live', 'Fwd: RE: AW: Re: Go-live'],
  ['Fwd: Go-live', 'Re: Fwd: Go-live', 'Fwd: Go-live'],
  ['Note: Go-live', 'Re: Note: Go-live', 'Fwd: Note: Go-live'],
  ['Hi\r\nBcc: x@y.z', 'Re: Hi Bcc: x@y.z', 'Fwd: Hi Bcc: x@y.z'],
  ['', 'Re:', 'Fwd:'],
])('the subject %j is answered as %j and passed on as %j', (subject, reply, forward) => {
  expect([replySubject(subject), forwardSubject(subject)]).toEqual([reply, forward]);
});

test('an answer names the answered mail and the conversation before it', () => {
  expect(threadHeaders({ rfcMessageId: 'c@x', inReplyTo: 'b@x', referenceIds: ['a@x', 'b@x'] })).toEqual({
    inReplyTo: 'c@x',
    references: ['a@x', 'b@x', 'c@x'],
  });
  expect(threadHeaders({ rfcMessageId: 'c@x', inReplyTo: 'b@x', referenceIds: [] })?.references).toEqual([
    'b@x',
    'c@x',
  ]);
});

test('of a long conversation the middle is left out', () => {
  const referenceIds = Array.from({ length: 500 }, (_, index) => `${index}@x`);
  const { references } = threadHeaders({ rfcMessageId: 'last@x', inReplyTo: null, referenceIds }) ?? { references: [] };
  expect(references).toHaveLength(30);
  expect([...references.slice(0, 4), ...references.slice(-2)]).toEqual([
    '0@x',
    '1@x',
    '2@x',
    '474@x',
    '499@x',
    'last@x',
  ]);
});

test('ids that would break a header, and those of our own making, are never named', () => {
  const referenceIds = ['a@x>\r\nBcc: <z@z', 'ok@x', 'ü@x', `sha256-1@threadline.invalid`];
  expect(threadHeaders({ rfcMessageId: 'b@x', inReplyTo: null, referenceIds })?.references).toEqual(['ok@x', 'b@x']);
  expect(threadHeaders({ rfcMessageId: 'sha256-1@threadline.invalid', inReplyTo: null, referenceIds })).toBe(null);
});

const original = {
  ...mail,
  subject: 'Go-live',
  sentAt: new Date('2026-03-03T13:05:00Z'),
  text: 'Hello\n> older\n\nBye\n',
};
const style = { forward: false, language: 'en', timeZone: 'Europe/Berlin' } as const;

test('a quote says who wrote when, in the language of the organisation', () => {
  const quoted = (change: object) => {
    const quote = quoteOf(original, { ...style, ...change });
    return quote ? quoteText(quote) : null;
  };
  expect(quoted({})).toBe('On Tue, 3 Mar 2026, 14:05, Jane <jane@acme.com> wrote:\n> Hello\n>> older\n>\n> Bye');
  expect(quoted({ language: 'de' })).toContain('Am Di., 3. März 2026, 14:05 schrieb Jane <jane@acme.com>:');
  expect(quoted({ forward: true })).toContain(
    'From: Jane <jane@acme.com>\nDate: Tue, 3 Mar 2026, 14:05\nSubject: Go-live',
  );
  expect(quoteOf({ ...original, text: '' }, style)).toBe(null);
});

test('the mail is the text, the signature and the quote, as text and as a page that does nothing', () => {
  const parts = { body: 'See <b> https://x.com/?a=1&b=2', signature: 'Mo\nUs GmbH', quote: quoteOf(original, style) };
  expect(plainBody(parts)).toMatch(/^See <b> https:\/\/x\.com\/\?a=1&b=2\n\n-- \nMo\nUs GmbH\n\nOn Tue/);
  const page = htmlBody(parts);
  expect(page).toContain('See &lt;b&gt; <a href="https://x.com/?a=1&amp;b=2">https://x.com/?a=1&amp;b=2</a>');
  expect(page).toContain('<blockquote type="cite"');
  expect(htmlBody({ ...parts, body: 'javascript:alert(1) data:text/html,x' })).not.toContain('href="javascript');
});
