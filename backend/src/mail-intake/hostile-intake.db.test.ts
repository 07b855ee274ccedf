import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { ParserPool } from '../platform/mail/parse/parser-pool.js';
import { messageAttachments } from '../threads/contents/schema.js';
import { messageParticipants, messages, threadMessageIds } from '../threads/schema.js';
import { customerIn } from '../threads/threads.fixture.js';
import type { IncomingMail } from './incoming-mail.js';
import { intakeInto } from './intake.fixture.js';

const world = useWorld();
let pool: ParserPool;
beforeAll(() => {
  // Longer than in service, so that the answer does not depend on what else the machine does.
  pool = new ParserPool({ size: 1, timeoutMs: 60_000 });
});
afterAll(() => pool?.close());

const megabyte = 1024 * 1024;

interface Written {
  id: string;
  from?: string;
  more?: string[];
  body?: string;
  subject?: string;
}

async function mail({ id, from = 'jane@acme.com', subject = 'Offer', more = [], body = 'Hello' }: Written) {
  const header = [`From: ${from}`, 'To: support@team.example', `Subject: ${subject}`, `Message-ID: <${id}@acme.com>`];
  const date = 'Date: Mon, 2 Mar 2026 10:00:00 +0000';
  const raw = Buffer.from([...header, date, ...more, '', body].join('\r\n').replaceAll('\u0000', '\0'), 'latin1');
  return { raw, mail: await pool.parse(raw, { contents: true }) };
}

const mixed = (parts: string) => ({ more: ['Content-Type: multipart/mixed; boundary=b'], body: parts });
const nested = (depth: number) =>
  Array.from({ length: depth }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`).join(
    '',
  );
const addresses = Array.from({ length: 50_000 }, (_, n) => `p${n}@crowd.example`).join(', ');
const ids = Array.from({ length: 35_000 }, (_, n) => `<id-${n}-of-a-crowd@x.example>`).join('\r\n ');
const zip = deflateRawSync(Buffer.alloc(50 * megabyte))
  .toString('base64')
  .replace(/.{76}/g, '$&\r\n');

const hostile: [string, Written, 'stored' | 'rejected'][] = [
  ['a thousand nested parts', { id: 'deep', ...mixed(`--b\r\n${nested(1_000)}`) }, 'rejected'],
  ['a million parts', { id: 'parts', ...mixed('--b\r\n\r\n'.repeat(1_000_000)) }, 'rejected'],
  ['a megabyte of references', { id: 'refs', more: [`References: ${ids}`] }, 'stored'],
  ['fifty thousand people', { id: 'crowd', more: [`Cc: ${addresses}`] }, 'stored'],
  ['766 kB of quotes', { id: 'quotes', body: `Yes\r\n${'> '.repeat(380)}x\r\n`.repeat(1_000) }, 'stored'],
  ['endless quote marks', { id: 'marks', body: '>'.repeat(766_000) }, 'stored'],
  [
    'a character set that does not exist',
    { id: 'charset', more: ['Content-Type: text/plain; charset=klingon'], body: 'caf\u00e9' },
    'stored',
  ],
  ['NUL in text and subject', { id: 'nul', subject: 'a\u0000b', body: 'c\u0000d' }, 'stored'],
  [
    'a zip that would fill the disk',
    {
      id: 'zip',
      ...mixed(
        `--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="../../../a.zip"\r\n\r\n${zip}\r\n--b--`,
      ),
    },
    'stored',
  ],
  [
    'itself as its own beginning',
    { id: 'loop', more: ['In-Reply-To: <loop@acme.com>', 'References: <loop@acme.com> <loop@acme.com>'] },
    'stored',
  ],
  ['nothing but a sender', { id: '', from: 'x@y', body: '' }, 'stored'],
];

test('hostile mail is bounded and reported, and what comes with it goes on', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const { take } = await intakeInto(world, org);
  const mails: IncomingMail[] = [];
  for (const [index, [, given]] of hostile.entries())
    mails.push(await mail(given), await mail({ id: `good-${index}`, subject: `Topic ${index}` }));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const taken = await take(mails);
  delay.disable();
  console.log(`event loop while hostile mail is taken in: p99 ${Math.round(delay.percentile(99) / 1e6)} ms`);
  for (const [index, [what, , outcome]] of hostile.entries()) {
    expect([what, taken[2 * index]?.outcome]).toEqual([what, outcome]);
    expect([what, taken[2 * index + 1]]).toMatchObject([what, { outcome: 'stored', customers: [acme] }]);
  }
  expect(taken[0]).toEqual({ outcome: 'rejected', reason: expect.stringMatching(/parts.*\.$/) });
  expect(new Set(taken.map((one) => ('threadId' in one ? one.threadId : one))).size).toBe(mails.length);
  const kept = await world.as(org.system, async ({ tx }) => ({
    mails: await tx.select().from(messages),
    people: await tx.select().from(messageParticipants),
    keys: await tx.select().from(threadMessageIds),
    files: await tx.select().from(messageAttachments),
  }));
  expect(Math.max(...kept.mails.map((row) => row.body.length))).toBeLessThanOrEqual(megabyte);
  expect(Math.max(...kept.mails.map((row) => row.referenceIds.length))).toBeLessThanOrEqual(40);
  expect(kept.people.length).toBeLessThan(400);
  expect(kept.keys.length).toBeLessThan(100);
  expect(kept.files).toMatchObject([{ name: 'a.zip' }]);
});

test('a mail in a colleague’s name that is not proven is no mail of ours, and joins nothing', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const { take } = await intakeInto(world, org);
  const from = `owner@${org.slug}.test`;
  const answer = { from, subject: 'Re: Offer', more: ['In-Reply-To: <a@acme.com>', 'Cc: jane@acme.com'] };
  const failed = [...answer.more, 'Authentication-Results: mx.team.example; dmarc=fail; spf=fail'];
  const taken = await take([
    await mail({ id: 'a' }),
    await mail({ ...answer, id: 'forged', more: failed }),
    await mail({ ...answer, id: 'true' }),
  ]);
  const [first, forged, proven] = taken.map((one) => ('threadId' in one ? one.threadId : null));
  expect([forged === first, proven === first]).toEqual([false, true]);
  const rows = await world.as(org.system, ({ tx }) => tx.select().from(messages));
  const rowOf = (id: string) => rows.find((row) => row.rfcMessageId === `${id}@acme.com`);
  expect(rowOf('forged')).toMatchObject({ outgoing: false, flags: ['from_colleague_unproven'] });
  expect(rowOf('true')).toMatchObject({ outgoing: true, flags: [] });
});

test('another mail under the same id is kept apart and says so; the copies that servers change are one', async () => {
  const org = await world.organisation();
  const { take } = await intakeInto(world, org);
  const text = 'Dear team, here is the offer that we spoke of.';
  const footer = '\r\n\r\n_____\r\nsales mailing list\r\nTo unsubscribe write to sales-leave@acme.com';
  const taken = await take([
    await mail({ id: 'a', body: text }),
    await mail({ id: 'a', body: `${text}${footer}`, subject: '[sales] Offer' }),
    await mail({ id: 'a', body: `CAUTION: this mail comes from outside.\r\n\r\n${text}` }),
    await mail({ id: 'a', body: 'Please pay to this new account.' }),
    await mail({ id: 'a', from: 'eve@evil.example', body: text }),
  ]);
  expect(taken.map((one) => [one.outcome, 'idTaken' in one && one.idTaken])).toEqual([
    ['stored', false],
    ['duplicate', false],
    ['duplicate', false],
    ['stored', true],
    ['stored', true],
  ]);
  const rows = await world.as(org.system, ({ tx }) => tx.select().from(messages));
  const first = rows.find((row) => row.variantOf === null);
  expect(rows.filter((row) => row.variantOf === first?.id && row.flags.includes('id_taken'))).toHaveLength(2);
});
