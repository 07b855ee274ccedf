import type { FolderRole } from '@threadline/shared/mail-sync/choices';
import { v7 as newId } from 'uuid';
import { type Ctx, inOrg, systemOf } from '../../platform/db/in-org.js';
import type { MailSession, RemoteFolder } from '../port.js';
import { type ConnectionRow, changeFolder, type FolderRow, foldersOf } from '../queries.js';
import { heldIn, markGone } from '../remote-queries.js';
import { mailFolders } from '../schema.js';
import { placeOf } from './known.js';
import type { SyncWorld } from './sync-world.js';

const leftAlone: ReadonlySet<FolderRole> = new Set(['junk', 'trash', 'drafts']);

/** Brings the stored folders in line with those that are there, and gives the ones that are synced, in reading order. */
export async function refreshFolders(world: SyncWorld, row: ConnectionRow, session: MailSession): Promise<FolderRow[]> {
  const remote = await session.folders();
  return inOrg(world.runtime, systemOf(row.orgId), async (ctx) => {
    const stored = await foldersOf(ctx, row.id);
    const known = new Map(stored.map((folder) => [folder.remoteId, folder]));
    for (const folder of remote) await keepFolder(ctx, row, { folder, known, synced: isSynced(folder, remote) });
    const there = new Set(remote.map(({ remoteId }) => remoteId));
    for (const folder of stored) if (!there.has(folder.remoteId)) await removeFolder(ctx, row, folder);
    return (await foldersOf(ctx, row.id)).filter(({ synced }) => synced);
  });
}

/** Where one folder shows all mail, the others hold nothing that it does not. */
function isSynced({ role }: RemoteFolder, all: readonly RemoteFolder[]): boolean {
  return all.some((one) => one.role === 'all') ? role === 'all' : !leftAlone.has(role);
}

interface Kept {
  folder: RemoteFolder;
  known: Map<string, FolderRow>;
  synced: boolean;
}

async function keepFolder(ctx: Ctx, row: ConnectionRow, { folder, known, synced }: Kept): Promise<void> {
  const { remoteId, name, role } = folder;
  const stored = known.get(remoteId);
  if (stored && stored.name === name && stored.role === role && stored.synced === synced) return;
  if (stored) return changeFolder(ctx, stored.id, { name, role, synced });
  // One that comes back under its old name is a new one, and its mail is told apart by what it is.
  await ctx.tx
    .insert(mailFolders)
    .values({
      ...{ orgId: ctx.orgId, id: newId(), connectionId: row.id, mailboxId: row.mailboxId },
      ...{ remoteId, name, role, synced },
    })
    .onConflictDoUpdate({
      target: [mailFolders.orgId, mailFolders.connectionId, mailFolders.remoteId],
      set: { name, role, synced, removedAt: null, cursor: null, backFillCursor: null, backFilledAt: null, done: 0 },
    });
}

async function removeFolder(ctx: Ctx, row: ConnectionRow, folder: FolderRow): Promise<void> {
  const place = placeOf(row, folder);
  await markGone(ctx, place, [...(await heldIn(ctx, place))]);
  await changeFolder(ctx, folder.id, { removedAt: ctx.now });
}
