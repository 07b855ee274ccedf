import { inOrg, systemOf } from '../../platform/db/in-org.js';
import type { Known } from '../port.js';
import type { ConnectionRow, FolderRow } from '../queries.js';
import { heldIn, knownOf, type RemotePlace } from '../remote-queries.js';
import type { SyncWorld } from './sync-world.js';

export const placeOf = (row: ConnectionRow, folder: Pick<FolderRow, 'id'>): RemotePlace => ({
  ...{ connectionId: row.id, folderId: folder.id, mailboxId: row.mailboxId },
});

/** What a session may ask about a folder while it reads it. */
export function knownFor({ runtime }: SyncWorld, row: ConnectionRow, folder: FolderRow): Required<Known> {
  const place = placeOf(row, folder);
  return {
    known: (ids) => inOrg(runtime, systemOf(row.orgId), (ctx) => knownOf(ctx, place, ids)),
    held: () => inOrg(runtime, systemOf(row.orgId), (ctx) => heldIn(ctx, place)),
  };
}
