import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { LongWork } from '../../platform/jobs/long-work.js';
import { describeCauses, stackOf } from '../../platform/log/describe-causes.js';
import type { Logger } from '../../platform/log/logger.js';
import { hashOfFile } from '../archive/hash-of-file.js';
import { type ArchiveTotals, writeArchive } from '../archive/write-archive.js';
import { changeArchive, claimArchive, endArchive } from './archive-queries.js';
import { pulseMilliseconds } from './archive-state.js';

export interface Workshop {
  administratorUrl: string;
  store: FileStore;
  product: string;
  log: Logger;
}

const lastsMilliseconds = 24 * 3_600_000;

/**
 * Makes the archives that people ask for: taken on in one short transaction, ended in another. What goes wrong is told
 * to them, with the number under which the log says why, and not tried again behind their backs.
 */
export function makeArchives(runtime: Runtime, workshop: Workshop): LongWork {
  return {
    name: 'make-archive',
    events: ['archive.requested'],
    run: async ({ orgId, subjectId: id }) => {
      const task: Task = { ...workshop, id, orgId, own: (work) => inOrg(runtime, systemOf(orgId), work) };
      if (!(await task.own((ctx) => claimArchive(ctx, id, randomUUID())))) return;
      const pulse = setInterval(() => void stillAtIt(task), pulseMilliseconds).unref();
      try {
        await make(task);
      } catch (error) {
        await giveUp(task, error);
      } finally {
        clearInterval(pulse);
      }
    },
  };
}

interface Task extends Workshop {
  id: string;
  orgId: string;
  own<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
}

/** One that is missed says nothing: the next comes soon. */
async function stillAtIt({ id, own }: Task): Promise<void> {
  await own((ctx) => changeArchive(ctx, id, { aliveAt: ctx.now })).catch(() => undefined);
}

async function make(task: Task): Promise<void> {
  const { id, own, store } = task;
  const folder = await mkdtemp(join(tmpdir(), 'threadline-archive-'));
  try {
    const to = join(folder, 'archive.zip');
    const onProgress = ({ tables, of }: { tables: number; of: number }) =>
      own((ctx) => changeArchive(ctx, id, { tablesDone: tables, tablesAll: of, aliveAt: ctx.now }));
    const totals = await writeArchive({ ...task, to, reach: 'shared', onProgress });
    const { size } = await stat(to);
    const key = `${task.orgId}/${randomUUID()}`;
    // Known before the bytes are: whoever dies between the two leaves nothing that nobody finds.
    await own((ctx) => changeArchive(ctx, id, { fileKey: key }));
    await store.put(key, { size, hash: await hashOfFile(to), read: () => createReadStream(to) });
    if (!(await own((ctx) => finish(ctx, { id, size, totals })))) await store.remove(key);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Finished {
  id: string;
  size: number;
  totals: ArchiveTotals;
}

/** False where it was taken for dead meanwhile, and somebody else has said that it failed. */
async function finish(ctx: Ctx, { id, size, totals: { rows, files } }: Finished): Promise<boolean> {
  const expiresAt = new Date(ctx.now.getTime() + lastsMilliseconds);
  if (!(await endArchive(ctx, id, { finishedAt: ctx.now, rows, files, size, expiresAt }))) return false;
  await record(ctx, { name: 'archive.made', subject: { type: 'archive', id }, data: { rows, files } });
  return true;
}

/** Bytes that were put already are let go of by the next sweep. */
async function giveUp({ id, orgId, own, log }: Task, reason: unknown): Promise<void> {
  const failure = randomBytes(4).toString('hex');
  const error = reason instanceof Error ? reason : new Error(String(reason));
  log.error({ failure, orgId, archive: id, stack: stackOf(error), causes: describeCauses(error) }, 'archive failed');
  await own(async (ctx) => {
    if (!(await endArchive(ctx, id, { failedAt: ctx.now, failure }))) return;
    await record(ctx, { name: 'archive.failed', subject: { type: 'archive', id }, data: { failure } });
  });
}
