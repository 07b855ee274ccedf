import type { archive, archiveById, archiveList } from '@threadline/shared/transfer/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { recordExport } from '../../audit/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { LimitReached, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import {
  archiveOf,
  countSince,
  holdRequests,
  insertArchive,
  type NamedArchive,
  newestArchives,
} from './archive-queries.js';
import { stateOf } from './archive-state.js';

/** Each reads everything there is: more than these a day are not made for one organisation. */
const mostADay = 5;
const dayMilliseconds = 86_400_000;

/** The archives that were asked for, newest first. */
export async function listArchives(ctx: Ctx): Promise<z.input<typeof archiveList>> {
  const rows = await newestArchives(ctx);
  const isFree = !rows.some((row) => isUnderWay(ctx, row));
  return {
    items: rows.map((row) => toArchive(ctx, row)),
    abilities: { request: isFree && can(ctx, 'organisation.export') && (await hasOneLeft(ctx)) },
  };
}

/** Asks for an archive of everything, which a worker makes after the commit. While one is made, it is that one. */
export async function requestArchive(ctx: Ctx): Promise<z.input<typeof archive>> {
  authorise(ctx, 'organisation.export');
  await holdRequests(ctx);
  const running = (await newestArchives(ctx)).find((row) => isUnderWay(ctx, row));
  if (running) return toArchive(ctx, running);
  if (!(await hasOneLeft(ctx)))
    throw new LimitReached(
      `${mostADay} archives were asked for in the last 24 hours. Download one of those, or ask for the next tomorrow.`,
    );
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
  if (stateOf(row.archive, ctx.now) !== 'ready') throw new NotFound('archive');
  return row;
}

async function required(ctx: Ctx, id: string): Promise<NamedArchive> {
  const row = await archiveOf(ctx, id);
  if (!row) throw new NotFound('archive');
  return row;
}

const hasOneLeft = async (ctx: Ctx) =>
  (await countSince(ctx, new Date(ctx.now.getTime() - dayMilliseconds))) < mostADay;

const isUnderWay = ({ now }: Ctx, { archive: row }: NamedArchive) => ['waiting', 'working'].includes(stateOf(row, now));

function toArchive(ctx: Ctx, row: NamedArchive): z.input<typeof archive> {
  const { archive: found, name } = row;
  const state = stateOf(found, ctx.now);
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
    failure: found.failure,
    abilities: { download: state === 'ready' && can(ctx, 'organisation.export') },
  };
}
