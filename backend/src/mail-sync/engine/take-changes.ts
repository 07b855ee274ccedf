import { inOrg, systemOf } from '../../platform/db/in-org.js';
import type { Lost, MailSession, RemoteFolder } from '../port.js';
import { type ConnectionRow, changeFolder, type FolderRow } from '../queries.js';
import { forgetIds, markGone } from '../remote-queries.js';
import { knownFor, placeOf } from './known.js';
import { storePage } from './store-page.js';
import type { SyncWorld } from './sync-world.js';

export interface Mailbox {
  world: SyncWorld;
  row: ConnectionRow;
  session: MailSession;
}

/** A lost history is made good for this long before the last sync; what is older was read when it was new. */
const resyncDays = 30;

/** What came to and went from a folder since the last look; the folder as it stands then, and how many mails went. */
export async function takeChanges(mailbox: Mailbox, folder: FolderRow): Promise<{ folder: FolderRow; gone: number }> {
  const { world, row, session } = mailbox;
  let [current, left] = [folder, 0];
  for (;;) {
    const known = knownFor(world, row, current);
    const changes = await session.changes(remoteOf(current), current.cursor, known);
    if ('lost' in changes) {
      current = await beginAgain(mailbox, current, changes);
      continue;
    }
    const { mails, gone, cursor, more } = changes;
    const isMoved = JSON.stringify(cursor) !== JSON.stringify(current.cursor);
    if (mails.length > 0 || gone.length > 0 || isMoved)
      await storePage(world, row, {
        mails,
        folderOf: () => folder.id,
        advance: async (ctx) => {
          await markGone(ctx, placeOf(row, folder), gone);
          await changeFolder(ctx, folder.id, { cursor });
        },
      });
    current = { ...current, cursor };
    left += gone.length;
    if (!more) return { folder: current, gone: left };
  }
}

/** From now on by a new cursor, and back over the days that may hold something unseen. */
async function beginAgain({ world, row }: Mailbox, folder: FolderRow, { renumbered }: Lost): Promise<FolderRow> {
  const wasDone = folder.backFilledAt !== null;
  const from = wasDone ? resyncFrom(row) : row.backFillFrom;
  const isUnderWay = !wasDone && !renumbered;
  const change = {
    ...{ cursor: null, backFilledAt: null },
    ...(isUnderWay ? {} : { backFillCursor: { from, at: null }, done: 0, total: null }),
  };
  world.log.info({ connection: row.id, renumbered: renumbered === true }, 'mail history lost: syncing again');
  await inOrg(world.runtime, systemOf(row.orgId), async (ctx) => {
    if (renumbered) await forgetIds(ctx, placeOf(row, folder));
    await changeFolder(ctx, folder.id, change);
  });
  return { ...folder, ...change };
}

function resyncFrom({ backFillFrom, lastSyncedAt, createdAt }: ConnectionRow): string {
  const since = new Date((lastSyncedAt ?? createdAt).getTime() - resyncDays * 86_400_000).toISOString().slice(0, 10);
  return backFillFrom !== null && backFillFrom > since ? backFillFrom : since;
}

export const remoteOf = ({ remoteId, name, role }: FolderRow): RemoteFolder => ({ remoteId, name, role });
