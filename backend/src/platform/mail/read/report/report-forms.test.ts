import { describe, expect, it } from 'vitest';
import { isRejected } from '../../parse/index.js';
import { parseMessage } from '../../parse/parse-message.js';

async function readingOf(head: string, body: string) {
  const mail = await parseMessage(Buffer.from(`To: al@y.example\n${head}\n\n${body}`));
  if (isRejected(mail)) throw new Error(mail.reason);
  return mail.reading;
}

const report = (fields: string) => `--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; y.example

${fields}
--b--`;
const asReport =
  'From: MAILER-DAEMON@y.example\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b';

describe('a delivery report', () => {
  it.each([
    ['Final-Recipient: rfc822; bo@x.example\nAction: failed\nStatus: 5.1.1', 'bo@x.example', true, '5.1.1'],
    [
      'Final-Recipient: rfc822; bo@x.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 unknown',
      'bo@x.example',
      true,
      '5.1.1',
    ],
    ['Final-Recipient: rfc822; bo@x.example\nAction: failed\nStatus: 5.2.2', 'bo@x.example', false, '5.2.2'],
    ['Final-Recipient: rfc822; bo@x.example\nAction: delayed\nStatus: 4.4.1', 'bo@x.example', false, '4.4.1'],
    [
      'Final-Recipient: rfc822; bo@x.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 spam',
      'bo@x.example',
      false,
      '5.7.1',
    ],
    [
      'Final-Recipient: rfc822; new@z.example\nOriginal-Recipient: rfc822;bo@x.example\nAction: failed\nStatus: 5.1.1',
      'bo@x.example',
      true,
      '5.1.1',
    ],
    [
      'Final-Recipient: rfc822; ok@x.example\nAction: relayed\n\nFinal-Recipient: rfc822; bo@x.example\nAction: failed\nStatus: 5.1.2',
      'bo@x.example',
      true,
      '5.1.2',
    ],
  ])('says who was not reached: %j', async (fields, address, hard, code) => {
    const { kind, bounce } = await readingOf(asReport, report(fields));
    expect([kind, bounce]).toEqual(['bounce', { address, hard, code }]);
  });

  it('of success is no bounce', async () => {
    const { kind, bounce } = await readingOf(
      asReport,
      report('Final-Recipient: rfc822; bo@x.example\nAction: delivered\nStatus: 2.0.0'),
    );
    expect([kind, bounce]).toEqual(['normal', null]);
  });

  it.each([
    [
      'qmail',
      'From: MAILER-DAEMON@y.example\nSubject: failure notice',
      'Hi. This is the qmail-send program at y.example.\n\n<bo@x.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user',
    ],
    [
      'Exim',
      'From: Mail Delivery System <Mailer-Daemon@y.example>\nSubject: Mail delivery failed: returning message to sender',
      'This message was created automatically by mail delivery software.\n\n' +
        'The following address(es) failed:\n\n  bo@x.example\n    host mx.x.example: 550 5.1.1 unknown user',
    ],
    [
      'Postfix',
      'From: MAILER-DAEMON@y.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender',
      'This is the mail system at host y.example.\n\n<bo@x.example>: host mx.x.example said: 550 5.1.1 User unknown',
    ],
    [
      'Exchange',
      'From: postmaster@y.example\nSubject: Undeliverable: Cake',
      'Delivery has failed to these recipients or groups:\n\n' +
        "bo@x.example<mailto:bo@x.example>\nThe address was not found.\n\nRemote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound'",
    ],
    [
      'Gmail',
      'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nX-Failed-Recipients: bo@x.example\nSubject: Delivery Status Notification (Failure)',
      'Address not found\n\nThe response was:\n550 5.1.1 no such user',
    ],
    [
      'Yahoo',
      'From: MAILER-DAEMON@yahoo.example\nSubject: Failure Notice',
      'Sorry, we were unable to deliver your message to the following address.\n\n<bo@x.example>:\n554: 5.1.1 unknown',
    ],
    [
      'Lotus',
      'From: postmaster@y.example\nSubject: DELIVERY FAILURE: User bo (bo@x.example) not listed',
      'Your message\n\n  Subject: Cake\n\nwas not delivered to:\n\n  bo@x.example\n\nbecause:\n\n  550 5.1.1 not listed in Directory',
    ],
    [
      'German',
      'From: postmaster@y.example\nSubject: Unzustellbar: Kuchen',
      'Fehler bei der Nachrichtenzustellung an folgende Empfänger:\n\nbo@x.example\n550 5.1.1',
    ],
    [
      'French',
      'From: postmaster@y.example\nSubject: Non remis : Gâteau',
      'La remise à ces destinataires a échoué :\n\nbo@x.example\n550 5.1.1',
    ],
  ])('is known in the private form of %s', async (_program, head, body) => {
    const { kind, bounce } = await readingOf(
      head,
      `${body}\n\n--- Below this line is a copy of the message.\nTo: other@x.example`,
    );
    expect([kind, bounce]).toEqual(['bounce', { address: 'bo@x.example', hard: true, code: '5.1.1' }]);
  });

  it.each([
    [
      'a person who tells of one',
      'From: bo@x.example\nSubject: Undeliverable: what now?',
      'I got "550 5.1.1" for cy@x.example.',
    ],
    [
      'a postmaster who writes',
      'From: postmaster@x.example\nSubject: Our new filters',
      'From Monday on we filter more.',
    ],
  ])('is not %s', async (_what, head, body) => {
    expect(await readingOf(head, body)).toMatchObject({ kind: 'normal', bounce: null });
  });
});

describe('an automatic reply', () => {
  it.each([
    'Auto-Submitted: auto-replied\nSubject: Away',
    'X-Autoreply: yes\nSubject: Re: Cake',
    'Precedence: auto_reply\nSubject: Re: Cake',
    'Subject: Automatic reply: Cake',
    'Subject: Automatische Antwort: Kuchen',
    'Subject: Réponse automatique : Gâteau',
    'Subject: Respuesta automática: Tarta',
    'Subject: Risposta automatica: Torta',
    'Subject: Resposta automática: Bolo',
    'Subject: Automatisch antwoord: Taart',
    'Subject: Autosvar: Tårta',
    'Subject: Automaattinen vastaus: Kakku',
    'Subject: Automatyczna odpowiedź: Ciasto',
    'Subject: Automatická odpověď: Dort',
    'Subject: Automatikus válasz: Torta',
    'Subject: Răspuns automat: Tort',
    'Subject: Otomatik yanıt: Pasta',
    'Subject: Автоматический ответ: Торт',
    'Subject: Αυτόματη απάντηση: Τούρτα',
    'Subject: 自動応答: ケーキ',
    'Subject: 自动答复: 蛋糕',
    'Subject: 자동 회신: 케이크',
    'Return-Path: <>\nSubject: Out of office',
    'X-Auto-Response-Suppress: All\nIn-Reply-To: <1@y.example>\nSubject: I am away',
  ])('is known by %j', async (head) => {
    expect((await readingOf(`From: bo@x.example\n${head}`, 'I am away.')).kind).toBe('auto-reply');
  });

  it.each([
    'Subject: Re: Automatic reply: Cake',
    'Subject: Out of office on Friday',
    'Subject: Vacation plans',
    'Subject: Auto',
    'Auto-Submitted: no\nSubject: Automatic reply: Cake',
    'Auto-Submitted: auto-generated\nSubject: Your invoice',
  ])('is not %j', async (head) => {
    expect((await readingOf(`From: bo@x.example\n${head}`, 'Hello.')).kind).toBe('normal');
  });

  it.each(['List-Id: <cakes.x.example>', 'Precedence: list', 'List-Unsubscribe: <https://x.example>'])(
    'is no list mail: %s',
    async (head) => {
      expect((await readingOf(`From: bo@x.example\nSubject: Cake\n${head}`, 'Hello.')).kind).toBe('list');
    },
  );
});
