import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import { record } from '../../platform/events/record.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { type ArchiveRow, changeArchive, endArchive, keptArchives } from './archive-queries.js';
import { isAbandoned } from './archive-state.js';

/** Lets go of the bytes of archives whose time is over or whose maker died, and says of those that they failed. */
export async function sweepArchives(runtime: Runtime, store: FileStore): Promise<void> {
  await visitOrganisations(runtime, async (orgId) => {
    const own = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, systemOf(orgId), work);
    for (const row of await own(keptArchives)) {
      await own((ctx) => endAbandoned(ctx, row));
      if (row.fileKey && !isStillOfUse(row, runtime.clock())) {
        await store.remove(row.fileKey);
        await own((ctx) => changeArchive(ctx, row.id, { fileKey: null }));
      }
    }
  });
}

async function endAbandoned(ctx: Ctx, row: ArchiveRow): Promise<void> {
  if (!isAbandoned(row, ctx.now) || !(await endArchive(ctx, row.id, { failedAt: ctx.now }))) return;
  await record(ctx, { name: 'archive.failed', subject: { type: 'archive', id: row.id } });
}

/** To be downloaded, or being made. */
function isStillOfUse(row: ArchiveRow, now: Date): boolean {
  if (row.finishedAt) return row.expiresAt !== null && row.expiresAt > now;
  return !row.failedAt && !isAbandoned(row, now);
}
