import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import type { FileStore } from '../platform/files/file-store.js';
import { closeMailParser, parseMail } from '../platform/mail/parse/index.js';
import { mailBlobs, messageAttachments } from '../threads/contents/schema.js';
import { messages } from '../threads/schema.js';
import { resumePurges, sweepContents } from '../threads/service.js';
import { folderStore, intakeInto } from './intake.fixture.js';

const world = useWorld();
afterAll(closeMailParser);

const offer = Buffer.from('%PDF-1.4 the offer');

async function mailWith(file: Buffer, id: string) {
  const header = [
    `From: jane@acme.com`,
    'To: support@team.example',
    `Subject: Offer ${id}`,
    `Message-ID: <${id}@acme.com>`,
  ];
  const type = [
    'Date: Mon, 2 Mar 2026 10:00:00 +0000',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Here',
  ];
  const part = ['--b', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename=offer.pdf'];
  const body = ['Content-Transfer-Encoding: base64', '', file.toString('base64'), '--b--', ''];
  const raw = Buffer.from([...header, ...type, ...part, ...body].join('\r\n'));
  return { raw, mail: await parseMail(raw, { contents: true }) };
}

const rowsOf = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) => ({
    messages: await tx.select().from(messages),
    attachments: await tx.select().from(messageAttachments),
    blobs: await tx.select().from(mailBlobs),
  }));

async function bytesAt(files: FileStore, key: string | undefined): Promise<Buffer | null> {
  const stream = await files.open(key ?? '');
  return stream && buffer(stream);
}

test('the source and each attachment are kept once, however many mails and mailboxes hold them', async () => {
  const org = await world.organisation();
  const { take, files } = await intakeInto(world, org);
  const second = await intakeInto(world, org, { address: 'sales@team.example', files });
  const mails = [await mailWith(offer, 'a'), await mailWith(offer, 'b')];
  await take(mails);
  await second.take(mails);
  const { messages: stored, attachments, blobs } = await rowsOf(org);
  expect([stored.length, attachments.length, blobs.length]).toEqual([2, 2, 3]);
  const keyOf = (hash: string | null | undefined) => blobs.find((blob) => blob.hash === hash)?.storageKey;
  expect(await bytesAt(files, keyOf(attachments[0]?.blobHash))).toEqual(offer);
  const first = stored.find((row) => row.rfcMessageId === 'a@acme.com');
  expect(await bytesAt(files, keyOf(first?.rawHash))).toEqual(mails[0]?.raw);
  expect(attachments[0]).toMatchObject({
    name: 'offer.pdf',
    type: 'application/pdf',
    size: offer.length,
    inline: false,
  });
});

test('workers that take the same mails at once keep each content once', async () => {
  const org = await world.organisation();
  const files = await folderStore();
  const intakes = await Promise.all(
    ['a', 'b', 'c'].map((name) => intakeInto(world, org, { address: `${name}@x.test`, files })),
  );
  const mails = await Promise.all(['a', 'b', 'c', 'd'].map((id) => mailWith(offer, id)));
  await Promise.all(intakes.map(({ take }) => take(mails)));
  const { messages: stored, blobs } = await rowsOf(org);
  expect([stored.length, blobs.length]).toEqual([4, 5]);
  for (const blob of blobs) expect((await bytesAt(files, blob.storageKey))?.length).toBe(blob.size);
});

test('what was put for mails that were not stored is taken up when they come again', async () => {
  const org = await world.organisation();
  const folder = await mkdtemp(join(tmpdir(), 'threadline-contents-'));
  const { take } = await intakeInto(world, org, { files: createDiskStore(folder) });
  const mails = [await mailWith(offer, 'a')];
  const cutOff = take(mails, { alongside: () => Promise.reject(new Error('Cut off.')) });
  await expect(cutOff).rejects.toThrow('Cut off.');
  expect((await rowsOf(org)).blobs).toEqual([]);
  const namesIn = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const before = namesIn().map(({ name }) => name);
  await take(mails);
  expect(namesIn().map(({ name }) => name)).toEqual(before);
  expect(before).toHaveLength(2);
});

test('a day after nothing speaks of them any more, contents are swept away, and no others', async () => {
  const org = await world.organisation();
  const { take, files } = await intakeInto(world, org);
  await take([await mailWith(offer, 'a'), await mailWith(Buffer.from('other'), 'b')]);
  const kept = (await rowsOf(org)).messages.find((row) => row.rfcMessageId === 'a@acme.com');
  await world.as(org.system, ({ tx }) =>
    tx.execute(`delete from message_attachments where message_id <> '${kept?.id}'`),
  );
  await world.as(org.system, ({ tx }) => tx.execute(`update messages set raw_hash = null where id <> '${kept?.id}'`));
  const before = (await rowsOf(org)).blobs;
  await sweepContents(world.runtime, files);
  expect((await rowsOf(org)).blobs).toHaveLength(4);
  world.setClock('2026-03-12T09:00:00.000Z');
  await sweepContents(world.runtime, files);
  world.setClock('2026-03-10T09:00:00.000Z');
  const left = (await rowsOf(org)).blobs.map((blob) => blob.hash);
  expect(left).toHaveLength(2);
  expect(left).toContain(kept?.rawHash);
  for (const blob of before) expect((await bytesAt(files, blob.storageKey)) !== null).toBe(left.includes(blob.hash));
});

test('bytes that a purge has let go of stay where the same mail comes in again before they are removed', async () => {
  const org = await world.organisation();
  const { take, files } = await intakeInto(world, org);
  const mails = [await mailWith(offer, 'a')];
  await take(mails);
  await world.as(org.system, ({ tx }) => tx.execute(`delete from message_attachments`));
  await world.as(org.system, ({ tx }) => tx.execute(`update messages set raw_hash = null`));
  await world.as(org.system, ({ tx }) => tx.execute(`update mail_blobs set idle_since = now()`));
  let again: Promise<unknown> | null = null;
  const remove = async (key: string) => {
    again ??= take([await mailWith(offer, 'b')]);
    await Promise.race([again, untilSomebodyWaits(org)]);
    await files.remove(key);
  };
  await resumePurges(world.runtime, { ...files, remove });
  expect(again).not.toBe(null);
  await again;
  const { blobs, attachments } = await rowsOf(org);
  expect(attachments).toHaveLength(1);
  for (const blob of blobs) expect(await bytesAt(files, blob.storageKey)).not.toBe(null);
});

/** Ends when a transaction waits for the contents or the mail of an organisation. */
async function untilSomebodyWaits(org: TestOrganisation): Promise<void> {
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while ((await world.as(org.system, ({ tx }) => tx.execute(waiting))).length === 0) await setTimeout(20);
}
