import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { outgoingMail, SendWarning } from '@threadline/shared/send-guard/schema';
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod';
import { seedDemo } from '../../seeds/demo/index.js';
import { createTestDatabase } from '../../test/database.js';
import { testSecrets } from '../../test/secrets.js';
import { projections } from '../app/projections.js';
import { type Database, openDatabase } from '../platform/db/database.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { closeMailParser, isRejected, parseMail } from '../platform/mail/parse/index.js';
import { messageParticipants, messages } from '../threads/schema.js';
import { checkMail } from './service.js';

type Outgoing = z.output<typeof outgoingMail>;

const shared = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));
const wanted = 500;
let db: Database;
let runtime: Runtime;
let orgId: string;

beforeAll(async () => {
  db = await openDatabase({ url: (await createTestDatabase()).appUrl, connections: 4 });
  runtime = { db, clock: () => new Date('2026-03-10T10:30:00.000Z'), projections, secrets: testSecrets() };
  await seedDemo(runtime);
  const [row] = await db.sql<{ id: string }[]>`select find_organisation('demo') as id`;
  orgId = row?.id ?? '';
}, 240_000);
afterAll(async () => {
  await closeMailParser();
  await db?.close();
});

const inDemo = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, systemOf(orgId), work);

async function alarmsIn(mails: readonly Outgoing[]): Promise<SendWarning[]> {
  const found: SendWarning[] = [];
  for (const mail of mails) found.push(...(await inDemo((ctx) => checkMail(ctx, mail))).warnings);
  return found;
}

/** Mails of the demo's conversations as they lie in the database, with everybody who took part. */
function storedMails(outgoing: boolean): Promise<Outgoing[]> {
  return inDemo(async ({ tx }) => {
    const rows = await tx
      .select({ id: messages.id, rfcMessageId: messages.rfcMessageId, subject: messages.subject, body: messages.body })
      .from(messages)
      .where(and(eq(messages.orgId, orgId), eq(messages.outgoing, outgoing), eq(messages.automatic, false)))
      .orderBy(asc(messages.sentAt), asc(messages.id))
      .limit(wanted);
    const people = await tx
      .select({ messageId: messageParticipants.messageId, address: messageParticipants.address })
      .from(messageParticipants)
      .where(
        and(
          eq(messageParticipants.orgId, orgId),
          inArray(
            messageParticipants.messageId,
            rows.map(({ id }) => id),
          ),
          outgoing ? ne(messageParticipants.role, 'from') : eq(messageParticipants.role, 'from'),
        ),
      );
    return rows.map(({ id, rfcMessageId, subject, body }) => ({
      mailbox: 'dana@demo.test',
      recipients: people.filter(({ messageId }) => messageId === id).map(({ address }) => ({ address })),
      thread: {
        ...{ mailbox: 'dana@demo.test', host: 'gmail' as const, subject, messageIds: [rfcMessageId] },
        participants: [],
      },
      subject,
      text: body.slice(0, 200_000),
    }));
  });
}

/** What somebody else wrote, as bodies of mails. */
async function fixtureTexts(): Promise<string[]> {
  const texts: string[] = [];
  for (const folder of ['mail', 'replies', 'forwards', 'bounces']) {
    for (const name of await readdir(join(shared, folder), { recursive: true, withFileTypes: true })) {
      if (!name.isFile() || name.name.endsWith('.json')) continue;
      const raw = await readFile(join(name.parentPath, name.name));
      const parsed = await parseMail(raw);
      texts.push(isRejected(parsed) ? raw.toString('utf8') : parsed.text);
    }
  }
  return texts.filter(Boolean).map((text) => text.slice(0, 200_000));
}

test('of the mails that the demo’s team has sent, and could answer, hardly one is held back', async () => {
  const sent = await storedMails(true);
  const answers = await storedMails(false);
  const alarms = await alarmsIn([...sent, ...answers]);
  expect(sent.length + answers.length).toBeGreaterThan(100);
  expect(alarms.length / (sent.length + answers.length)).toBeLessThan(0.01);
}, 120_000);

test.skipIf(!existsSync(shared))(
  'of 500 mails in the words of real ones, to the demo’s customers, hardly one is held back (needs ../shared/fixtures)',
  async () => {
    const answers = await storedMails(false);
    const texts = await fixtureTexts();
    const mails = Array.from({ length: wanted }, (_, index): Outgoing => {
      const answered = answers[index % answers.length];
      if (!answered) throw new Error('The demo has no mail.');
      return { ...answered, text: texts[index % texts.length] ?? '' };
    });
    const alarms = await alarmsIn(mails);
    process.stdout.write(
      `send guard: ${alarms.length} false alarms in ${mails.length} mails of ${texts.length} texts\n`,
    );
    expect(alarms.length / wanted).toBeLessThan(0.01);
  },
  120_000,
);
