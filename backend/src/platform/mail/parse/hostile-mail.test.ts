import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARSE_LIMITS } from './parse-limits.js';
import { isRejected, type MailResult, type ParsedMail } from './parsed-mail.js';
import { ParserPool } from './parser-pool.js';

const TOP = 'From: a@b.example\nSubject: x\nMessage-ID: <m@b.example>\nDate: Tue, 3 Feb 2026 09:12:04 +0100\n';
const MEGABYTE = 1024 * 1024;
let pool: ParserPool;

beforeAll(() => {
  // Longer than in service, so that the answer does not depend on what else the machine does.
  pool = new ParserPool({ size: 1, timeoutMs: 30_000 });
});

afterAll(() => pool.close());

const parse = (mail: string): Promise<MailResult> => pool.parse(Buffer.from(mail, 'latin1'));

async function accept(mail: string): Promise<ParsedMail> {
  const result = await parse(mail);
  if (isRejected(result)) throw new Error(`${result.code}: ${result.reason}`);
  return result;
}

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`).join('');
const flat = (parts: number): string =>
  `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(parts)}--b--\n`;

describe('hostile mail is bounded and reported', () => {
  it.each([
    ['1,000 nested parts', `${TOP}${nested(1_000)}`, 'too_deep'],
    ['51 nested parts', `${TOP}${nested(51)}\ntext`, 'too_deep'],
    ['100,000 parts', `${TOP}${flat(100_000)}`, 'too_many_parts'],
    ['a boundary in pieces', `${TOP}${flat(5_000).replace('boundary=b', 'boundary*0=b')}`, 'too_many_parts'],
    [
      'part headers without end',
      `${TOP}${flat(1).replace('\n\nx', `\n${'X: y\n'.repeat(700_000)}\nx`)}`,
      'headers_too_large',
    ],
    ['no header', 'hello\n\nworld', 'not_a_mail'],
    ['nothing', '', 'empty'],
    ['a byte more than allowed', 'x'.repeat(PARSE_LIMITS.input + 1), 'too_large'],
  ])('refuses %s', async (_name, mail, code) => {
    expect(await parse(mail)).toMatchObject({ rejected: true, code, reason: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  it.each([
    ['50 nested parts', `${TOP}${nested(50)}\ntext`, {}],
    ['990 parts', `${TOP}${flat(990)}`, {}],
    ['many lines that only look like delimiters', `${TOP}\n${'--- a/file\n'.repeat(5_000)}`, {}],
    ['2,000 attached mails in each other', `${TOP}${'Content-Type: message/rfc822\n\nSubject: y\n'.repeat(2_000)}`, {}],
    ['NUL bytes', `${TOP.replace('x', 'a\0b')}\nc\0d`, { text: 'cd' }],
    ['controls in the subject', `${TOP.replace('x\n', 'a\u0007\u001b[2Jb\n')}\n`, { subject: 'a[2Jb' }],
  ])('takes in %s', async (_name, mail, expected) => {
    expect(await accept(mail)).toMatchObject(expected);
  });

  it('cuts a References header of a megabyte', async () => {
    const ids = Array.from({ length: 40_000 }, (_, n) => `<id-${n}-of-many@b.example>`).join('\n ');
    const mail = await accept(`${TOP}References: ${ids}\nTo: c@d.example\n\ntext`);
    expect(mail.references).toHaveLength(PARSE_LIMITS.references);
    expect(mail.to).toEqual([{ name: '', address: 'c@d.example' }]);
    expect(mail.warnings).toEqual(['headers_truncated', 'references_truncated']);
  });

  it('keeps the first and the nearest of too many references', async () => {
    const ids = Array.from({ length: 600 }, (_, n) => `<${n}@b.example>`).join(' ');
    const { references, warnings } = await accept(`${TOP}References: ${ids}\n\ntext`);
    expect([references[0], references[1], references.at(-1)]).toEqual([
      '0@b.example',
      '101@b.example',
      '599@b.example',
    ]);
    expect(warnings).toEqual(['references_truncated']);
  });

  it('cuts 50,000 addresses', async () => {
    const addresses = Array.from({ length: 50_000 }, (_, n) => `"Nr ${n}" <p${n}@x.example>`).join(',\n ');
    const mail = await accept(`${TOP}To: ${addresses}\n\ntext`);
    expect(mail.to).toHaveLength(PARSE_LIMITS.addresses);
    expect(mail.to[999]).toEqual({ name: 'Nr 999', address: 'p999@x.example' });
    expect(mail.warnings).toEqual(['addresses_truncated', 'headers_truncated']);
  });

  it.each([
    ['( ', '('],
    ['groups', 'a:'],
    ['quotes', '"<@'],
    ['encoded words', '=?utf-8?q?a?= '],
  ])('reads an address header of nothing but %s', async (_name, piece) => {
    expect((await accept(`${TOP}To: ${piece.repeat(60_000 / piece.length)}\n\ntext`)).text).toBe('text');
  });

  it('reads past a million header lines', async () => {
    expect((await accept(`${'X-Y: z\n'.repeat(1_000_000)}${TOP}\ntext`)).messageId).toBe('m@b.example');
  });

  it.each([
    ['base64', `Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${'QUFB'.repeat(5 * MEGABYTE)}`],
    [
      'quoted-printable',
      `Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${'=41=\n'.repeat(4 * MEGABYTE)}`,
    ],
    ['plain lines', `\n${'ab\n'.repeat(4 * MEGABYTE)}`],
    ['soft line ends', `Content-Type: text/plain; format=flowed\n\n${'a \n'.repeat(MEGABYTE)}`],
    ['UTF-8', `Content-Type: text/plain; charset=utf-8\n\n${'\u00c3\u00bc'.repeat(MEGABYTE)}`],
  ])('cuts endless text in %s', async (_name, rest) => {
    const mail = await accept(`${TOP}${rest}`);
    expect(Buffer.byteLength(mail.text)).toBeLessThanOrEqual(PARSE_LIMITS.textBytes);
    expect(mail.warnings).toEqual(['text_truncated']);
  });

  it('drops HTML beyond its limit but keeps the beginning of its text', async () => {
    const mail = await accept(`${TOP}Content-Type: text/html\n\n${'<p>word</p>\n'.repeat(400_000)}`);
    expect(mail.html).toBeNull();
    expect(mail.text).toMatch(/^word\n\nword/);
    expect(mail.warnings).toEqual(['html_dropped', 'text_truncated']);
  });

  it('replaces lone surrogates', async () => {
    const utf16 = await accept(`${TOP}Content-Type: text/plain; charset=utf-16le\n\na\0\0\xd8b\0`);
    const html = await accept(`${TOP}Content-Type: text/html\n\n<p>a&#xD800;b</p>`);
    for (const { text } of [utf16, html]) {
      expect(text).toMatch(/^a.?b/u);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('says that a mail has two senders and believes the first', async () => {
    const mail = await accept(`${TOP}From: other@b.example\n\ntext`);
    expect(mail.from?.address).toBe('a@b.example');
    expect(mail.warnings).toEqual(['repeated_header']);
  });

  it('imports a mail without a usable sender', async () => {
    expect(await accept('From: MAILER-DAEMON\n\ntext')).toMatchObject({
      from: null,
      warnings: ['bad_from', 'missing_date', 'missing_message_id'],
    });
  });
});
