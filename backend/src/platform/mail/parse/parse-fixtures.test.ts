import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { isRejected, type ParsedMail } from './parsed-mail.js';
import { ParserPool } from './parser-pool.js';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const pool = new ParserPool({ timeoutMs: 20_000 });

afterAll(() => pool.close());

async function parse(raw: Uint8Array): Promise<ParsedMail> {
  const result = await pool.parse(raw);
  if (isRejected(result)) throw new Error(result.reason);
  return result;
}

const parseFixture = async (name: string): Promise<ParsedMail> => parse(await readFile(new URL(name, FIXTURES)));

describe('parsing mail of our own writing', () => {
  it('reads a plain mail', async () => {
    expect(await parseFixture('plain.eml')).toMatchObject({
      messageId: 'Batch-2.77A@mx.nordlicht.example',
      date: '2026-02-03T08:12:04.000Z',
      from: { name: 'Ines Falk', address: 'ines.falk@nordlicht.example' },
      to: [{ name: 'Support, Kontor', address: 'help@kontor.example' }],
      cc: [{ name: '', address: 'omar@nordlicht.example' }],
      subject: 'Delivery of the second batch',
      text: expect.stringContaining('The hall in Lübeck is free'),
      html: null,
      attachments: [],
      autoSubmitted: false,
      warnings: [],
    });
  });

  it('reads text, HTML and attachment of a multipart mail', async () => {
    expect(await parseFixture('multipart.eml')).toMatchObject({
      replyTo: [{ name: '', address: 'orders@montes.example' }],
      inReplyTo: ['Batch-2.77A@mx.nordlicht.example'],
      references: ['first@mx.nordlicht.example', 'Batch-2.77A@mx.nordlicht.example'],
      text: 'On Thursday, if the road is open.',
      html: expect.stringContaining('<b>Thursday</b>'),
      attachments: [{ name: 'Lieferschein Änderung.pdf', type: 'application/pdf', size: 19 }],
      listId: 'help.kontor.example',
    });
  });

  it('takes the text from HTML when there is no other', async () => {
    const mail = await parseFixture('html-only.eml');
    expect(mail.text).toBe('Spring\n\nTulips & daffodils für alle');
    expect(mail.autoSubmitted).toBe(true);
  });

  it('decodes ISO-2022-JP', async () => {
    expect(await parseFixture('iso-2022-jp.eml')).toMatchObject({
      from: { name: '佐藤花子', address: 'hanako@sakura.example' },
      subject: '納期について',
      text: 'お世話になっております。\n佐藤です。',
    });
  });

  it('decodes undeclared windows-1252 in header and body', async () => {
    expect(await parseFixture('windows-1252.eml')).toMatchObject({
      from: { name: 'Zoë Müller', address: 'zoe@kaffee.example' },
      subject: 'Preis für „Röstung“ – 12 €',
      text: 'Die Röstung kostet 12 € – stimmt das?',
    });
  });

  it('decodes headers that are raw UTF-8 or raw ISO-2022-JP', async () => {
    const utf8 = await parse(Buffer.from('From: Łukasz <l@drewno.example>\nSubject: Zamówienie – 5 €\n\n'));
    expect(utf8).toMatchObject({ from: { name: 'Łukasz' }, subject: 'Zamówienie – 5 €' });
    const japanese = await parse(Buffer.from('From: a@x.example\nSubject: \u001b$BG<4|\u001b(B\n\n', 'latin1'));
    expect(japanese.subject).toBe('納期');
  });

  it('gives a mail without Message-ID one that depends on its content alone', async () => {
    const raw = await readFile(new URL('missing-message-id.eml', FIXTURES));
    const mail = await parse(raw);
    const copy = await parse(Buffer.from(`Received: by elsewhere\n${raw.toString().replaceAll('\r\n', '\n')}\n`));
    const other = await parse(Buffer.from(raw.toString().replace('One page', 'Two pages')));
    expect(mail.messageId).toBeNull();
    expect(mail.warnings).toEqual(['missing_message_id']);
    expect(mail.syntheticMessageId).toMatch(/^sha256-[0-9a-f]{64}@threadline\.invalid$/);
    expect(copy.syntheticMessageId).toBe(mail.syntheticMessageId);
    expect(other.syntheticMessageId).not.toBe(mail.syntheticMessageId);
  });

  it('reads folded headers with garbage between the ids', async () => {
    expect(await parseFixture('folded-references.eml')).toMatchObject({
      messageId: 'pump-7@brunnen.example',
      subject: 'AW: WG: Pump number seven',
      inReplyTo: ['pump-6@brunnen.example'],
      references: [1, 2, 3, 6].map((number) => `pump-${number}@brunnen.example`),
    });
  });

  it('opens address groups', async () => {
    expect(await parseFixture('group-addresses.eml')).toMatchObject({
      from: { name: 'Frost, Ole', address: 'ole@werft.example' },
      sender: { name: '', address: 'desk@werft.example' },
      to: [
        { name: 'Pia', address: 'pia@werft.example' },
        { name: '', address: 'tom@werft.example' },
        { name: 'Quoted "Q" Name', address: 'quoted@werft.example' },
      ],
      cc: [],
    });
  });

  it('decodes names without letting them become addresses', async () => {
    expect(await parseFixture('encoded-names.eml')).toMatchObject({
      from: { name: 'Łukasz Wiśniewski', address: 'lukasz@drewno.example' },
      to: [
        { name: 'Jörg Häberle', address: 'joerg@holz.example' },
        { name: 'a@evil.example', address: 'real@holz.example' },
      ],
      subject: 'Zamówienie nr 17 🌲',
    });
  });

  it('keeps an attached mail apart from the text of its carrier', async () => {
    expect(await parseFixture('nested-message.eml')).toMatchObject({
      messageId: 'outer-message@vetro.example',
      text: 'See the mail attached.',
      attachments: [{ name: 'message.eml', type: 'message/rfc822' }],
    });
  });

  it('takes in a mail with a nonsensical date', async () => {
    expect(await parseFixture('bad-date.eml')).toMatchObject({ date: null, warnings: ['bad_date'] });
  });

  it('knows an automatic reply', async () => {
    expect((await parseFixture('automatic-reply.eml')).autoSubmitted).toBe(true);
  });

  it('reads old line ends, a lost blank line and broken header lines', async () => {
    const old = await parse(Buffer.from('From: a@x.example\rSubject: Old\r\rLine one\rLine two\r'));
    expect(old).toMatchObject({ subject: 'Old', text: 'Line one\nLine two' });
    const lost = await parse(Buffer.from('From: a@x.example\nSubject: Lost\nDear reader,\nno blank line was here.\n'));
    expect(lost).toMatchObject({ subject: 'Lost', text: 'Dear reader,\nno blank line was here.' });
    const broken = await parse(Buffer.from('From: a@x.example\n?? garbage ??\nSubject: Kept\n\nText\n'));
    expect(broken).toMatchObject({ subject: 'Kept', text: 'Text' });
  });
});
