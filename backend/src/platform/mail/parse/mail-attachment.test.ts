import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { closeMailParser, isRejected, parseMail } from './index.js';

afterAll(closeMailParser);

function mixed(...parts: string[][]): Buffer {
  const header = [
    'From: jane@acme.com',
    'Subject: Files',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
  ];
  const lines = parts.flatMap((part) => ['--b', ...part]);
  return Buffer.from(
    [...header, '--b', 'Content-Type: text/plain', '', 'See files', ...lines, '--b--', ''].join('\r\n'),
  );
}

const file = (name: string, content: string) => [
  'Content-Type: application/pdf',
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  ...['', Buffer.from(content).toString('base64')],
];

async function attachmentsOf(raw: Buffer, contents = true) {
  const mail = await parseMail(raw, { contents });
  if (isRejected(mail)) throw new Error(mail.reason);
  return mail.attachments;
}

test('bytes come on demand, with what they are known by', async () => {
  const raw = mixed(file('offer.pdf', 'one'), [
    'Content-Type: image/png',
    'Content-Disposition: inline; filename="logo.png"',
    'Content-ID: <logo@acme>',
    ...['', 'png'],
  ]);
  const [offer, logo] = await attachmentsOf(raw);
  expect(Buffer.from(offer?.content ?? []).toString()).toBe('one');
  expect(offer?.hash).toBe(createHash('sha256').update('one').digest('hex'));
  expect(offer).toMatchObject({ contentId: null, inline: false, size: 3 });
  expect(logo).toMatchObject({ contentId: 'logo@acme', inline: true });
  expect(await attachmentsOf(raw, false)).toEqual([
    { name: 'offer.pdf', type: 'application/pdf', size: 3 },
    { name: 'logo.png', type: 'image/png', size: expect.any(Number) },
  ]);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\\\Users\\\\eve\\\\offer.pdf', 'offer.pdf'],
  ['offer\u202Efdp.exe', 'offerfdp.exe'],
  ['..', 'attachment'],
  ['a\u0000b.pdf', 'ab.pdf'],
])('a file called %j is %s', async (written, name) => {
  const [attachment] = await attachmentsOf(mixed(file(written, 'x')));
  expect(attachment?.name).toBe(name);
});
