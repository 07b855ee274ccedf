import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { mailboxes } from '../mailboxes/schema.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { mailboxMessages, messages, threads } from '../threads/schema.js';
import { customerIn } from '../threads/threads.fixture.js';
import { importMail, type ReportLine } from './service.js';

const world = useWorld();
afterAll(closeMailParser);

const realMail = new URL('../../../../shared/fixtures/mail', import.meta.url).pathname;

interface Written {
  id?: string;
  from?: string;
  to?: string;
  subject?: string;
  inReplyTo?: string;
  references?: string;
  body?: string;
}

function mail({
  id,
  from = 'jane@acme.com',
  to = 'support@team.example',
  subject = 'Offer',
  inReplyTo,
  references,
  body = 'Hello',
}: Written) {
  return [
    ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'Date: Mon, 2 Mar 2026 10:00:00 +0000'],
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`] : []),
    ...(references ? [`References: ${references}`] : []),
    ...['', body, ''],
  ].join('\r\n');
}

async function folderOf(mails: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'threadline-import-'));
  await mkdir(folder, { recursive: true });
  for (const [index, text] of mails.entries())
    await writeFile(join(folder, `${String(index).padStart(4, '0')}.eml`), text);
  return folder;
}

async function run(
  org: TestOrganisation,
  path: string,
  more: { store?: 'all' | 'known'; mailbox?: string; kind?: 'personal' } = {},
) {
  const report = join(await mkdtemp(join(tmpdir(), 'threadline-report-')), 'report.jsonl');
  const files = createDiskStore(await mkdtemp(join(tmpdir(), 'threadline-files-')));
  const totals = await importMail(world.runtime, { orgId: org.id, path, store: 'all', files, report, ...more });
  const lines: ReportLine[] = (await readFile(report, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { totals, lines };
}

const rowsOf = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) => ({
    messages: await tx.select().from(messages),
    threads: await tx.select().from(threads),
    copies: await tx.select().from(mailboxMessages),
    mailboxes: await tx.select().from(mailboxes),
  }));

test.skipIf(!existsSync(realMail))(
  'every file of real mail is accounted for, and a second run imports nothing',
  async () => {
    const org = await world.organisation();
    const first = await run(org, realMail);
    expect(first.totals.files).toBe(first.lines.length);
    const { files, imported, duplicates, rejected, skipped } = first.totals;
    expect(imported + duplicates + rejected + skipped).toBe(files);
    expect(imported).toBeGreaterThan(0);
    const second = await run(org, realMail);
    expect(second.totals).toMatchObject({ files, imported: 0, duplicates: imported + duplicates, rejected });
    expect((await rowsOf(org)).messages).toHaveLength(imported);
  },
);

test('a conversation becomes one thread of its customer, whatever the order of its mails', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const { lines, totals } = await run(
    org,
    await folderOf([
      mail({ id: 'c@x', subject: 'AW: Offer', references: '<a@x> <b@x>', inReplyTo: 'b@x' }),
      mail({ id: 'b@x', subject: 'Re: Offer', inReplyTo: 'a@x', from: 'support@team.example', to: 'jane@acme.com' }),
      mail({ id: 'a@x' }),
    ]),
  );
  expect(new Set(lines.map((line) => line.threadId)).size).toBe(1);
  expect(lines.map((line) => line.customers)).toEqual([[acme], [acme], [acme]]);
  const byDomain = { reason: 'domain', evidence: { address: 'jane@acme.com', domain: 'acme.com' }, confidence: 0.8 };
  expect(lines[0]?.link).toEqual({ customerId: acme, ...byDomain });
  expect(totals).toMatchObject({ imported: 3, unmatched: 0 });
  expect((await rowsOf(org)).threads).toMatchObject([{ messageCount: 3 }]);
});

test('a mail to the people of two threads of one subject joins them, with their links; one of them alone does not', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const globex = await customerIn(world, org, { name: 'Globex', domains: ['globex.com'] });
  const apart = await run(org, await folderOf([mail({ id: 'a@x' }), mail({ id: 'b@x', from: 'bob@globex.com' })]));
  expect(new Set(apart.lines.map((line) => line.threadId)).size).toBe(2);
  const both = { subject: 'Re: Offer', references: '<a@x> <b@x>' };
  const byOne = await run(org, await folderOf([mail({ id: 'd@x', ...both })]));
  expect(byOne.lines[0]?.customers).toEqual([acme]);
  const sent = { from: `owner@${org.slug}.test`, to: 'jane@acme.com, bob@globex.com' };
  const bridge = await run(org, await folderOf([mail({ id: 'c@x', ...both, ...sent })]));
  expect(bridge.lines[0]?.threadId).toBe(apart.lines[0]?.threadId);
  expect(bridge.lines[0]?.customers).toEqual([acme, globex]);
  expect((await rowsOf(org)).threads).toMatchObject([{ messageCount: 4 }]);
});

test('a reference with another subject is a lie, and strangers stay apart', async () => {
  const org = await world.organisation();
  const { lines } = await run(
    org,
    await folderOf([
      mail({ id: 'a@x' }),
      mail({ id: 'b@x', from: 'eve@evil.com', subject: 'Other', references: '<a@x>' }),
      mail({ id: 'c@x', from: 'eve@evil.com', subject: 'Third', inReplyTo: 'a@x', to: 'x@team2.example' }),
      mail({ id: 'd@x', subject: 'A new subject', inReplyTo: 'a@x' }),
    ]),
  );
  const [first, second, third, fourth] = lines.map((line) => line.threadId);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(fourth).toBe(first);
});

test('loops, missing and stolen ids neither hang nor lose', async () => {
  const org = await world.organisation();
  const mails = [
    mail({ id: 'a@x', inReplyTo: 'b@x', references: '<a@x> <b@x>' }),
    mail({ id: 'b@x', inReplyTo: 'a@x', references: '<b@x> <a@x>' }),
    mail({ body: 'No id' }),
    mail({ id: 'a@x', body: 'Another mail under the same id' }),
    mail({ id: 'a@x', inReplyTo: 'b@x', references: '<a@x> <b@x>' }),
    'this is no mail',
  ];
  const { lines, totals } = await run(org, await folderOf(mails));
  expect(lines.map((line) => line.outcome)).toEqual([
    'imported',
    'imported',
    'imported',
    'imported',
    'duplicate',
    'rejected',
  ]);
  expect(lines[2]?.messageId).toMatch(/^sha256-.*@threadline\.invalid$/);
  expect(lines[3]?.reason).toContain('belongs to another mail');
  expect(totals).toMatchObject({ files: 6, imported: 4, duplicates: 1, rejected: 1, skipped: 0 });
  expect((await run(org, await folderOf(mails))).totals).toMatchObject({ imported: 0, duplicates: 5, rejected: 1 });
});

test('a second mailbox adds a copy, and a personal one is its owner’s only', async () => {
  const org = await world.organisation();
  const folder = await folderOf([mail({ id: 'a@x' })]);
  await run(org, folder, { mailbox: `member@${org.slug}.test`, kind: 'personal' });
  expect(await world.as(org.owner, ({ tx }) => tx.select().from(messages))).toEqual([]);
  expect(await world.as(org.member, ({ tx }) => tx.select().from(messages))).toMatchObject([{ shared: false }]);
  expect((await run(org, folder)).totals).toMatchObject({ imported: 0, duplicates: 1 });
  const rows = await rowsOf(org);
  expect(rows.copies).toHaveLength(2);
  expect(rows.messages).toMatchObject([{ shared: true }]);
  expect(rows.mailboxes.map((row) => row.address)).toContain(`import@${org.slug}.invalid`);
});

test('“known” leaves out mail without a customer, and the team’s own mail is never stored', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const own = `owner@${org.slug}.test`;
  const mails = [
    mail({ id: 'a@x' }),
    mail({ id: 'b@x', from: 'x@stranger.com' }),
    mail({ id: 'c@x', from: own, to: own }),
  ];
  const known = await run(org, await folderOf(mails), { store: 'known' });
  expect(known.lines.map((line) => line.outcome)).toEqual(['imported', 'skipped', 'skipped']);
  expect(known.totals).toMatchObject({ files: 3, imported: 1, skipped: 2 });
  const all = await run(org, await folderOf(mails));
  expect(all.lines.map((line) => line.outcome)).toEqual(['duplicate', 'imported', 'skipped']);
});

test('two imports of the same mail at once store each mail once', async () => {
  const org = await world.organisation();
  const mails = Array.from({ length: 60 }, (_, index) =>
    mail({ id: `m${index}@x`, subject: `Topic ${index % 10}`, inReplyTo: `m${index % 10}@x` }),
  );
  const folder = await folderOf(mails);
  const totals = (await Promise.all([run(org, folder), run(org, folder)])).map((result) => result.totals);
  expect(totals.reduce((sum, one) => sum + one.imported, 0)).toBe(60);
  expect(totals.reduce((sum, one) => sum + one.duplicates, 0)).toBe(60);
  expect((await rowsOf(org)).threads).toHaveLength(10);
});
