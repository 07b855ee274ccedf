import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailFile, readMailSource } from '../sources/index.js';
import { headersByMailparser, headersByUs, type ReadHeaders } from './compare-parsers.fixture.js';
import { isRejected, type MailResult } from './parsed-mail.js';
import { ParserPool } from './parser-pool.js';

const SHARED = fileURLToPath(new URL('../../../../../../shared/fixtures/', import.meta.url));
const IS_PRESENT = existsSync(SHARED);
const REASON = IS_PRESENT ? '' : ' (skipped: ../shared/fixtures is not here)';

interface Reading {
  file: MailFile;
  result: MailResult;
}

const pool = new ParserPool({ timeoutMs: 30_000 });
const readings = new Map<string, Reading[]>();

async function readFolder(folder: string): Promise<Reading[]> {
  const found: Reading[] = [];
  for await (const file of readMailSource(`${SHARED}${folder}`)) {
    if (!file.name.endsWith('.json')) found.push({ file, result: await pool.parse(file.raw) });
  }
  return found;
}

function tally(folder: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of readings.get(folder) ?? []) {
    const key = isRejected(result) ? result.code : 'parsed';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(!IS_PRESENT)(`mail that nobody here wrote${REASON}`, () => {
  beforeAll(async () => {
    for (const folder of ['mail', 'bounces', 'replies', 'forwards']) readings.set(folder, await readFolder(folder));
  }, 60_000);

  afterAll(() => pool.close());

  it.each([
    // The two are bare MIME parts without any header that a mail has.
    ['mail', { parsed: 20, not_a_mail: 2 }],
    ['bounces', { parsed: 14 }],
    // Bodies only. Three forwards begin with From, Date and Subject lines and so read as mails.
    ['replies', { not_a_mail: 25 }],
    ['forwards', { parsed: 3, not_a_mail: 13 }],
  ])('accounts for every file in %s', (folder, counts) => {
    expect(tally(folder)).toEqual(counts);
  });

  it('knows all reports and automatic replies as automatic', () => {
    const results = (readings.get('bounces') ?? []).map(({ result }) => result);
    const automatic = results.filter((result) => !isRejected(result) && result.autoSubmitted);
    expect([automatic.length, results.length]).toEqual([14, 14]);
  });

  it('agrees with mailparser on the headers, where that does not invent them', async () => {
    const agreed: Record<string, number> = {};
    const disagreements: string[] = [];
    for (const { file, result } of [...readings.values()].flat()) {
      if (isRejected(result)) continue;
      const ours = headersByUs(result);
      const theirs = headersByMailparser(await simpleParser(Buffer.from(file.raw)));
      for (const key of Object.keys(ours) as (keyof ReadHeaders)[]) {
        if (ours[key] === theirs[key]) agreed[key] = (agreed[key] ?? 0) + 1;
        else disagreements.push(`${file.name} ${key}`);
      }
    }
    console.info('agreement with mailparser of 37 mails', agreed);
    // "Date: Whenever" and dates in words: mailparser then takes the present moment.
    expect(disagreements).toEqual([
      'stalwartlabs__mail-parser/rfc/001.eml date',
      'crisp-oss__email-forward-parser/gmail_en_body.txt date',
      'crisp-oss__email-forward-parser/gmail_en_body_variant_1.txt date',
      'crisp-oss__email-forward-parser/gmail_en_body_variant_3.txt date',
    ]);
  });

  it('agrees with mailparser on the text, reports and attached mails apart', async () => {
    const differing: string[] = [];
    const mails = [...readings.values()].flat();
    for (const { file, result } of mails) {
      if (isRejected(result) || result.attachments.some(({ type }) => type.startsWith('message/'))) continue;
      const theirs = (await simpleParser(Buffer.from(file.raw))).text ?? '';
      const condense = (text: string): string => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
      if (condense(result.text) !== condense(theirs)) differing.push(file.name);
    }
    // A multipart whose border never comes: mailparser shows nothing of it, we show it as it stands.
    expect(differing).toEqual(['sisimai__set-of-emails/maildir/bsd/rfc3464-04.eml']);
  });

  it.each(['000', '001', '002', '003', '004'])('agrees with the expected parse of %s', async (number) => {
    const name = `stalwartlabs__mail-parser/rfc/${number}`;
    const expected: ExpectedParse = JSON.parse(await readFile(`${SHARED}mail/${name}.json`, 'utf8'));
    const result = (readings.get('mail') ?? []).find(({ file }) => file.name === `${name}.eml`)?.result;
    if (result === undefined || isRejected(result)) throw new Error(`${name} was not parsed.`);
    const { messageId, from, subject, to } = headersByUs(result);
    expect({ messageId, from, subject, to }).toEqual({
      messageId: expectedText(expected, 'message_id'),
      from: expectedAddresses(expected, 'from'),
      subject: expectedText(expected, 'subject') ?? '',
      to: expectedAddresses(expected, 'to'),
    });
  });
});

interface ExpectedParse {
  parts: { headers: { name: string; value: { Text?: string; Address?: { List?: { address: string | null }[] } } }[] }[];
}

const expectedHeader = (expected: ExpectedParse, name: string) =>
  expected.parts[0]?.headers.find((header) => header.name === name)?.value;

const expectedText = (expected: ExpectedParse, name: string): string | null =>
  expectedHeader(expected, name)?.Text ?? null;

// Names without an address ("From: Whomever") are no mailbox for us.
const expectedAddresses = (expected: ExpectedParse, name: string): string =>
  (expectedHeader(expected, name)?.Address?.List ?? [])
    .map(({ address }) => address?.toLowerCase() ?? '')
    .filter((address) => address.includes('@'))
    .join();
