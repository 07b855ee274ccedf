import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { openMail, prepareMail } from '../mail-view/service.js';
import { mailboxes } from '../mailboxes/schema.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { closeMailShow } from '../platform/mail/show/index.js';
import { messages } from '../threads/schema.js';
import { customerIn } from '../threads/threads.fixture.js';
import type { Taken } from './incoming-mail.js';
import { folderStore, intakeInto, written } from './intake.fixture.js';

const world = useWorld();
afterAll(() => Promise.all([closeMailParser(), closeMailShow()]));

/** What others may know of a private mail: its id, sender, date and subject, from the mails that answer it. */
const heading = [
  'From: jane@acme.com',
  'To: support@team.example',
  'Subject: Offer',
  'Message-ID: <private@acme.com>',
  'Date: Mon, 2 Mar 2026 10:00:00 +0000',
];
const privately = 'Hello, between us: we pay 42,000 a year, and not a cent more.';
const withFile = [...heading, 'MIME-Version: 1.0', 'Content-Type: application/pdf; name=price.pdf'];

async function scene() {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const files = await folderStore();
  Object.assign(world.runtime, { files });
  const mailboxOf = (who: 'owner' | 'colleague') =>
    intakeInto(world, org, { address: `${who}@${org.slug}.test`, kind: 'personal', files });
  return { org, shared: () => intakeInto(world, org, { files }), mailboxOf };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** All that a colleague reads of stored mail. */
async function readBy({ org }: Scene): Promise<string> {
  const as = <T>(work: Parameters<typeof world.as<T>>[1]) => world.as(org.colleague, work);
  const rows = await as(({ tx }) => tx.select().from(messages));
  const opened = rows.map(async ({ id: messageId }) => {
    const prepared = await prepareMail(as, { messageId }, world.runtime);
    return as((ctx) => openMail(ctx, { messageId }, prepared));
  });
  return JSON.stringify([rows, await Promise.all(opened)]);
}

const kept = (taken: Taken[]) => taken.map((one) => [one.outcome, 'idTaken' in one && one.idTaken]);

test.each([
  ['its first letter', heading, privately, 'H'],
  ['its first words', heading, privately, 'Hello, between us:'],
  ['no text, where there is nothing but a file', withFile, 'price 42,000', ''],
])('whoever brings %s of a private mail under its id reads nothing of it', async (_what, lines, text, guess) => {
  const given = await scene();
  await (await given.mailboxOf('owner')).take([await written(lines, text)]);
  const thief = await given.mailboxOf('colleague');
  expect(kept(await thief.take([await written(heading, guess)]))).toEqual([['stored', true]]);
  const read = await readBy(given);
  expect([read.includes('42,000'), read.includes('price.pdf')]).toEqual([false, false]);
});

test('of a mail that a shared mailbox keeps in part, a copy with other words does not open the rest', async () => {
  const given = await scene();
  const mail = await written(heading, privately);
  await (await given.mailboxOf('owner')).take([mail]);
  const shared = await given.shared();
  await world.as(given.org.system, ({ tx }) =>
    tx.update(mailboxes).set({ tier: 'metadata' }).where(eq(mailboxes.id, shared.mailboxId)),
  );
  expect(kept(await shared.take([mail]))).toEqual([['duplicate', false]]);
  const thief = await given.mailboxOf('colleague');
  expect(kept(await thief.take([await written(heading, 'Whatever')]))).toEqual([['stored', true]]);
  expect(await readBy(given)).not.toContain('42,000');
});

test('a copy without what a list has added is the same mail', async () => {
  const { shared } = await scene();
  const text = `Hello, here is the offer that we spoke of. ${'We deliver within a week. '.repeat(6)}`;
  const listed = await written(heading, `${text}\r\n_____\r\nTo unsubscribe write to sales-leave@acme.com`);
  expect(kept(await (await shared()).take([listed, await written(heading, text)]))).toEqual([
    ['stored', false],
    ['duplicate', false],
  ]);
});
