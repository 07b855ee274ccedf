import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailboxKind } from '@threadline/shared/mailboxes/choices';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import type { FileStore } from '../platform/files/file-store.js';
import { type ParsedMail, parseMail } from '../platform/mail/parse/index.js';
import { mailboxIn } from '../threads/threads.fixture.js';
import type { IncomingMail, IntakeTarget, Taken } from './incoming-mail.js';
import { takeIn } from './take-in.js';

/** A mailbox of an organisation with a file store of its own, and what comes into it. */
export interface Intake {
  mailboxId: string;
  files: FileStore;
  take(mails: readonly (IncomingMail | ParsedMail)[], more?: Partial<IntakeTarget>): Promise<Taken[]>;
}

/** Takes mail into a mailbox; all of it is kept unless said otherwise. */
export async function intakeInto(
  world: TestWorld,
  org: TestOrganisation,
  given: { address?: string; kind?: MailboxKind; files?: FileStore } = {},
): Promise<Intake> {
  const { address = 'support@team.example', kind = 'shared' } = given;
  const { id: mailboxId } = await mailboxIn(world, org, { address, kind });
  const files = given.files ?? (await folderStore());
  const target = { orgId: org.id, mailboxId, source: 'imap' as const, store: 'all' as const, files };
  const incoming = (mail: IncomingMail | ParsedMail) => ('raw' in mail ? mail : asIncoming(mail));
  return {
    mailboxId,
    files,
    take: (mails, more) => takeIn(world.runtime, { ...target, ...more }, mails.map(incoming)),
  };
}

/** A file store in a fresh folder. */
export async function folderStore(): Promise<FileStore> {
  return createDiskStore(await mkdtemp(join(tmpdir(), 'threadline-files-')));
}

/** A mail from its lines of header and its text, read by the parser. */
export async function written(header: readonly string[], body: string | Buffer = 'Hello'): Promise<IncomingMail> {
  const raw = Buffer.concat([Buffer.from(`${header.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
  return { raw, mail: await parseMail(raw) };
}

function asIncoming(mail: ParsedMail): IncomingMail {
  return { raw: Buffer.from(`Subject: ${mail.subject}\r\n\r\n${mail.contentHash}`), mail };
}
