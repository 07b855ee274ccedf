import type { archive, archiveById, archiveList } from '@threadline/shared/transfer/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { recordExport } from '../../audit/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { archiveOf, holdRequests, insertArchive, type NamedArchive, newestArchives } from './archive-queries.js';

/** After this time without an end, the one before is taken for dead. */
const patienceMilliseconds = 6 * 3_600_000;

/** The archives that were asked for, newest first. */
export async function listArchives(ctx: Ctx): Promise<z.input<typeof archiveList>> {
  const rows = await newestArchives(ctx);
  const isBusy = rows.some((row) => isUnderWay(ctx, row));
  return {
    items: rows.map((row) => toArchive(ctx, row)),
    abilities: { request: !isBusy && can(ctx, 'organisation.export') },
  };
}

/** Asks for an archive of everything, which a worker makes after the commit. While one is made, it is that one. */
export async function requestArchive(ctx: Ctx): Promise<z.input<typeof archive>> {
  authorise(ctx, 'organisation.export');
  await holdRequests(ctx);
  const running = (await newestArchives(ctx)).find((row) => isUnderWay(ctx, row));
  if (running) return toArchive(ctx, running);
  const id = newId();
  await insertArchive(ctx, id);
  await record(ctx, { name: 'archive.requested', subject: { type: 'archive', id } });
  return toArchive(ctx, await required(ctx, id));
}

/** The archive as it stands, for those who may take it: asked before the file itself is. */
export async function prepareDownload(
  ctx: Ctx,
  { id }: z.output<typeof archiveById>,
): Promise<z.input<typeof archive>> {
  authorise(ctx, 'organisation.export');
  return toArchive(ctx, await required(ctx, id));
}

/** Where the bytes lie, and what they are called; that they were taken is recorded. */
export async function takeArchive(ctx: Ctx, id: string): Promise<{ key: string; size: number; name: string }> {
  authorise(ctx, 'organisation.export');
  const { archive: row } = await downloadable(ctx, id);
  await recordExport(ctx, { what: 'organisation.archive', rows: row.rows ?? 0, filters: { archive: id } });
  const day = row.requestedAt.toISOString().slice(0, 10);
  return { key: row.fileKey ?? '', size: row.size ?? 0, name: `threadline-${day}.zip` };
}

async function downloadable(ctx: Ctx, id: string): Promise<NamedArchive> {
  const row = await required(ctx, id);
  if (stateOf(ctx, row) !== 'ready') throw new NotFound('archive');
  return row;
}

async function required(ctx: Ctx, id: string): Promise<NamedArchive> {
  const row = await archiveOf(ctx, id);
  if (!row) throw new NotFound('archive');
  return row;
}

function stateOf({ now }: Ctx, { archive: row }: NamedArchive): z.input<typeof archive>['state'] {
  if (row.failedAt) return 'failed';
  if (row.finishedAt) return row.fileKey && row.expiresAt && row.expiresAt > now ? 'ready' : 'gone';
  if (now.getTime() - row.requestedAt.getTime() > patienceMilliseconds) return 'failed';
  return row.tablesAll === null ? 'waiting' : 'working';
}

const isUnderWay = (ctx: Ctx, row: NamedArchive) => ['waiting', 'working'].includes(stateOf(ctx, row));

function toArchive(ctx: Ctx, row: NamedArchive): z.input<typeof archive> {
  const { archive: found, name } = row;
  const state = stateOf(ctx, row);
  return {
    id: found.id,
    requestedBy: { id: found.requestedBy, name },
    requestedAt: found.requestedAt.toISOString(),
    state,
    progress: found.finishedAt ? 1 : found.tablesDone / (found.tablesAll ?? 1),
    rows: found.rows,
    files: found.files,
    size: found.size,
    expiresAt: found.expiresAt?.toISOString() ?? null,
    abilities: { download: state === 'ready' && can(ctx, 'organisation.export') },
  };
}
