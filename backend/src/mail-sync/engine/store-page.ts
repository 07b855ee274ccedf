import { type IncomingMail, type Taken, takeIn } from '../../mail-intake/service.js';
import { type Ctx, inOrg, systemOf } from '../../platform/db/in-org.js';
import { isRejected, type MailResult, parseMail } from '../../platform/mail/parse/index.js';
import type { RemoteMail } from '../port.js';
import { type ConnectionRow, isHeld } from '../queries.js';
import { keepLookedAt, type LookedAt } from '../remote-queries.js';
import { isOwnFault } from './own-fault.js';
import { LeaseLost, type SyncWorld } from './sync-world.js';

export interface Page {
  mails: readonly RemoteMail[];
  /** The folder’s row, of mails that do not say theirs and of those that do. */
  folderOf(mail: RemoteMail): string;
  /** Moves the cursors, in the same transaction. */
  advance(ctx: Ctx): Promise<void>;
}

interface Read extends IncomingMail {
  remote: RemoteMail;
}

/**
 * Takes a page of mails in. They, what became of each, and how far the mailbox has been read are written together or not at
 * all: whoever takes over after a kill finds either none or all of it.
 */
export async function storePage(world: SyncWorld, row: ConnectionRow, page: Page): Promise<void> {
  const leftOut = page.mails.filter((mail) => mail.leftOut);
  const read = await readAll(page.mails.filter((mail) => !mail.leftOut));
  if (page.mails.length === 0) return finish(world, row, { ...page, read: [], leftOut });
  await world.turns(row.orgId, async () => {
    try {
      await takeTogether(world, row, { ...page, read, leftOut });
    } catch (error) {
      if (!isOwnFault(error)) throw error;
      world.log.warn({ error: (error as Error).name }, 'a page of mail is taken in one by one');
      await takeSingly(world, row, { ...page, read, leftOut });
    }
  });
}

interface Prepared extends Page {
  read: readonly Read[];
  leftOut: readonly RemoteMail[];
}

async function readAll(mails: readonly RemoteMail[]): Promise<Read[]> {
  return Promise.all(
    mails.map(async (remote) => {
      const mail = await parseMail(remote.raw, { contents: true });
      // Not the mail’s fault: this process is ending, and whoever comes next reads it again.
      if (isRejected(mail) && mail.code === 'pool_closed') throw new LeaseLost(mail.reason);
      return { raw: remote.raw, mail, labels: remote.labels, remote };
    }),
  );
}

async function takeTogether(world: SyncWorld, row: ConnectionRow, page: Prepared): Promise<void> {
  if (page.read.length === 0) return finish(world, row, page);
  const alongside = async (ctx: Ctx, taken: readonly Taken[]) => {
    const looked = page.read.map((mail, index) => lookedAt(page.folderOf(mail.remote), mail, taken[index]));
    await keep(ctx, world, { row, looked: [...looked, ...leftOutOf(page)] });
    await page.advance(ctx);
  };
  const taken = await takeIn(world.runtime, targetOf(world, row, alongside), page.read);
  for (const { outcome } of taken) world.count(outcome);
  for (const _ of page.leftOut) world.count('rejected');
}

// What fails alone is at fault itself; everything else of its page is taken in.
async function takeSingly(world: SyncWorld, row: ConnectionRow, page: Prepared): Promise<void> {
  for (const mail of page.read) {
    const alone = { ...page, read: [mail], leftOut: [], advance: async () => {} };
    await takeTogether(world, row, alone).catch(async (error: unknown) => {
      if (!isOwnFault(error)) throw error;
      const looked = rejection(page.folderOf(mail.remote), mail.remote, 'not_taken');
      await inOrg(world.runtime, systemOf(row.orgId), (ctx) => keep(ctx, world, { row, looked: [looked] }));
      world.count('rejected');
    });
  }
  await finish(world, row, page);
}

async function finish(world: SyncWorld, row: ConnectionRow, page: Prepared): Promise<void> {
  await inOrg(world.runtime, systemOf(row.orgId), async (ctx) => {
    await keep(ctx, world, { row, looked: leftOutOf(page) });
    await page.advance(ctx);
  });
}

async function keep(
  ctx: Ctx,
  { holder }: SyncWorld,
  { row, looked }: { row: ConnectionRow; looked: readonly LookedAt[] },
): Promise<void> {
  if (!(await isHeld(ctx, row.id, holder))) throw new LeaseLost('The connection is not this worker’s any more.');
  await keepLookedAt(ctx, { connectionId: row.id, mailboxId: row.mailboxId }, looked);
}

function targetOf(
  world: SyncWorld,
  row: ConnectionRow,
  alongside: (ctx: Ctx, taken: readonly Taken[]) => Promise<void>,
) {
  const { orgId, mailboxId, vendor: source } = row;
  return { orgId, mailboxId, source, files: world.files, alongside };
}

const leftOutOf = ({ leftOut, folderOf }: Prepared) =>
  leftOut.map((mail) => rejection(folderOf(mail), mail, mail.leftOut ?? 'unreadable'));

function rejection(folderId: string, { remoteId }: RemoteMail, reason: string): LookedAt {
  return { folderId, remoteId, outcome: 'rejected', reason, messageId: null };
}

function lookedAt(folderId: string, { remote, mail }: Read, taken: Taken | undefined): LookedAt {
  if (!taken) throw new Error('A mail of the page has no outcome.');
  if (taken.outcome === 'rejected') return rejection(folderId, remote, codeOf(mail));
  const about = { folderId, remoteId: remote.remoteId, outcome: taken.outcome };
  if (taken.outcome === 'skipped') return { ...about, reason: taken.reason, messageId: null };
  return { ...about, reason: null, messageId: taken.messageId };
}

const codeOf = (mail: MailResult) => (isRejected(mail) ? mail.code : 'not_taken');
