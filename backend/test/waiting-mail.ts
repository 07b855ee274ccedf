import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeIn } from '../src/mail-intake/take-in.js';
import { ensureMailbox } from '../src/mailboxes/service.js';
import { inOrg, type Runtime, systemOf } from '../src/platform/db/in-org.js';
import { createDiskStore } from '../src/platform/files/disk-store.js';
import { parseMail } from '../src/platform/mail/parse/index.js';

export interface WaitingMail {
  /** As in a header, such as `Jane Roe <jane@acme.com>`. */
  from: string;
  subject: string;
  /** An instant, such as 2026-03-02T10:00:00Z. */
  sentAt?: string;
}

/** Lays mail into the team's mailbox, all of which is kept; who is known to no customer waits for review. */
export async function layMailIn(
  runtime: Runtime,
  organisation: string,
  mails: readonly WaitingMail[],
  address = 'support@team.example',
): Promise<void> {
  const [found] = await runtime.db.sql<{ id: string }[]>`select find_organisation(${organisation}) as id`;
  const orgId = found?.id ?? '';
  const { id: mailboxId } = await inOrg(runtime, systemOf(orgId), (ctx) =>
    ensureMailbox(ctx, { address, kind: 'shared' }),
  );
  const files = createDiskStore(await mkdtemp(join(tmpdir(), 'threadline-mail-')));
  const read = await Promise.all(
    mails.map(async (mail, index) => {
      const raw = Buffer.from(textOf(mail, address, index));
      return { raw, mail: await parseMail(raw) };
    }),
  );
  await takeIn(runtime, { orgId, mailboxId, source: 'imap', store: 'all', files }, read);
}

function textOf({ from, subject, sentAt }: WaitingMail, to: string, index: number): string {
  const date = new Date(sentAt ?? Date.UTC(2026, 2, 2, 10, index)).toUTCString();
  return [
    ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${date}`],
    ...[`Message-ID: <${subject.replaceAll(/\W+/g, '-')}-${index}@mail.example>`, '', 'Hello, a word about this.', ''],
  ].join('\r\n');
}
