import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { type FolderRow, keepSuccess } from '../queries.js';
import { refreshFolders } from './folders.js';
import { searchHistory } from './search-history.js';
import { LeaseLost } from './sync-world.js';
import { type Mailbox, takeChanges } from './take-changes.js';
import { takeOldMail } from './take-old-mail.js';

export interface Wakes {
  /** Ends when somebody wants the mailbox looked at now, or this worker is to leave it. */
  signal(): AbortSignal;
}

/** New mail is not kept waiting by the old: it is looked for this often while that comes in. */
const newsMilliseconds = 2_000;
const foldersMilliseconds = 60_000;

/** Keeps a mailbox in step until the signal: what is new at once, what is old page by page, and then by waiting for news. */
export async function syncMailbox(mailbox: Mailbox, signal: AbortSignal, wakes: Wakes): Promise<void> {
  const { world, row, session } = mailbox;
  let folders = await refreshFolders(world, row, session);
  let refreshedAt = Date.now();
  let lookedAt = 0;
  while (!signal.aborted) {
    if (Date.now() - refreshedAt > foldersMilliseconds) {
      folders = await refreshFolders(world, row, session);
      refreshedAt = Date.now();
    }
    const wake = wakes.signal();
    if (Date.now() - lookedAt >= newsMilliseconds || !hasOldMail(folders) || folders.some(isUnknown)) {
      const news = await lookForNews(mailbox, folders);
      folders = news.folders;
      lookedAt = Date.now();
      // What left one folder may lie in another that is new itself.
      if (news.gone > 0) {
        refreshedAt = 0;
        continue;
      }
    }
    if (signal.aborted) return;
    const old = folders.find(({ backFilledAt }) => backFilledAt === null);
    if (old) folders = replaced(folders, await takeOldMail(mailbox, old));
    else if (!(await searchHistory(mailbox, folders, signal))) await session.news(wake);
  }
}

/** Old mail is read after it is known where the new begins, so that none lies between. */
const isUnknown = ({ cursor }: FolderRow) => cursor === null;
const hasOldMail = (folders: readonly FolderRow[]) => folders.some(({ backFilledAt }) => backFilledAt === null);

async function lookForNews(mailbox: Mailbox, folders: readonly FolderRow[]) {
  const looked: FolderRow[] = [];
  let gone = 0;
  for (const folder of folders) {
    const news = await takeChanges(mailbox, folder);
    looked.push(news.folder);
    gone += news.gone;
  }
  await succeed(mailbox, looked);
  return { folders: looked, gone };
}

const replaced = (folders: readonly FolderRow[], changed: FolderRow) =>
  folders.map((folder) => (folder.id === changed.id ? changed : folder));

async function succeed({ world, row }: Mailbox, folders: readonly FolderRow[]): Promise<void> {
  const state = hasOldMail(folders) ? 'back_fill' : 'live';
  await inOrg(world.runtime, systemOf(row.orgId), async (ctx) => {
    const isOurs = await keepSuccess(ctx, { id: row.id, holder: world.holder, state });
    if (!isOurs) throw new LeaseLost('The connection was paused or taken over.');
    if (state === 'live' && row.state !== 'live')
      await record(ctx, { name: 'mailbox.caught_up', subject: { type: 'mailbox', id: row.mailboxId } });
  });
  // Told once: what is read again later is none of anybody’s business.
  if (state === 'live') row.state = state;
}
