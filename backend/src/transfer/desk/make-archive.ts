import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { organisationIds } from '../../platform/db/organisations.js';
import { record } from '../../platform/events/record.js';
import type { Subscriber } from '../../platform/events/subscriber.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { hashOfFile } from '../archive/hash-of-file.js';
import { type ArchiveTotals, writeArchive } from '../archive/write-archive.js';
import { archiveOf, changeArchive, expiredArchives } from './archive-queries.js';

export interface Workshop {
  administratorUrl: string;
  store: FileStore;
  product: string;
}

const lastsMilliseconds = 24 * 3_600_000;

/** Makes the archives that people ask for. What goes wrong is told to them and not tried again behind their backs. */
export function makeArchives(runtime: Runtime, workshop: Workshop): Subscriber {
  return {
    name: 'make-archive',
    events: ['archive.requested'],
    run: async (ctx, { subjectId: id }) => {
      const found = await archiveOf(ctx, id);
      if (!found || found.archive.finishedAt || found.archive.failedAt) return;
      try {
        await make(runtime, { ...workshop, orgId: ctx.orgId }, id);
      } catch {
        await changeArchive(ctx, id, { failedAt: ctx.now });
        await record(ctx, { name: 'archive.failed', subject: { type: 'archive', id } });
      }
    },
  };
}

/** Lets go of the bytes of archives whose time is over. */
export async function sweepArchives(runtime: Runtime, store: FileStore): Promise<void> {
  for (const orgId of await organisationIds(runtime))
    await inOrg(runtime, systemOf(orgId), (ctx) => sweepOrganisation(ctx, store));
}

async function sweepOrganisation(ctx: Ctx, store: FileStore): Promise<void> {
  for (const { id, fileKey } of await expiredArchives(ctx)) {
    if (fileKey) await store.remove(fileKey);
    await changeArchive(ctx, id, { fileKey: null });
  }
}

async function make(runtime: Runtime, workshop: Workshop & { orgId: string }, id: string): Promise<void> {
  const { orgId, store } = workshop;
  const own = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, systemOf(orgId), work);
  const folder = await mkdtemp(join(tmpdir(), 'threadline-archive-'));
  try {
    const to = join(folder, 'archive.zip');
    const onProgress = ({ tables, of }: { tables: number; of: number }) =>
      own((ctx) => changeArchive(ctx, id, { tablesDone: tables, tablesAll: of }));
    const totals = await writeArchive({ ...workshop, to, reach: 'shared', onProgress });
    const { size } = await stat(to);
    const key = `${orgId}/${randomUUID()}`;
    await store.put(key, { size, hash: await hashOfFile(to), read: () => createReadStream(to) });
    await own((ctx) => finish(ctx, { id, key, size, totals }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Finished {
  id: string;
  key: string;
  size: number;
  totals: ArchiveTotals;
}

async function finish(ctx: Ctx, { id, key, size, totals: { rows, files } }: Finished): Promise<void> {
  const expiresAt = new Date(ctx.now.getTime() + lastsMilliseconds);
  await changeArchive(ctx, id, { finishedAt: ctx.now, rows, files, size, fileKey: key, expiresAt });
  await record(ctx, { name: 'archive.made', subject: { type: 'archive', id }, data: { rows, files } });
}
