import { type Ctx, inOrg, type Runtime, systemOf, systemPersonId } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import { record } from '../../platform/events/record.js';
import type { LongWork } from '../../platform/jobs/long-work.js';
import { linkChunk } from './link-chunk.js';
import { concernedThreads, countsFor } from './look-at-threads.js';
import { peopleOfBatch } from './people-of-batch.js';
import { type BatchRow, changeBatch, holdBatch, unfinishedBatches } from './relink-queries.js';
import { undoChunk } from './undo-chunk.js';

const chunk = 200;

/** Links history anew and takes it back, in short transactions: whoever else writes waits for none longer than for one. */
export function relinkHistory(runtime: Runtime): LongWork {
  return {
    name: 'relink-history',
    events: ['relink.asked', 'relink.undo_asked'],
    run: ({ orgId, subjectId }) => runBatch(runtime, { orgId, batchId: subjectId }),
  };
}

/** Goes on with what a worker that died has left; two that work on one batch do not get in each other's way. */
export async function resumeRelinks(runtime: Runtime): Promise<void> {
  await visitOrganisations(runtime, async (orgId) => {
    const open = await inOrg(runtime, systemOf(orgId), unfinishedBatches);
    for (const { id } of open) await runBatch(runtime, { orgId, batchId: id });
  });
}

/** Works on a batch from where it stands to its end, or until somebody else has taken it over. */
export async function runBatch(runtime: Runtime, about: { orgId: string; batchId: string }): Promise<void> {
  const step = <T>(work: (ctx: Ctx, batch: BatchRow) => Promise<T>) =>
    inOrg(runtime, systemOf(about.orgId), async (ctx) => {
      const batch = await holdBatch(ctx, about.batchId);
      return batch ? work(onBehalfOf(ctx, batch), batch) : undefined;
    });
  const todo = await step(begin);
  let reached = todo?.reached ?? null;
  for (let from = 0; todo && from < todo.threads.length; from += chunk) {
    const some = todo.threads.slice(from, from + chunk);
    const last = some.at(-1)?.threadId ?? null;
    const before = reached;
    const went = await step(async (ctx, batch) => {
      if (batch.state !== 'running' || batch.reached !== before) return false;
      const counted = new Set(some.filter((one) => countsFor(batch.actorId, one)).map((one) => one.threadId));
      const threadIds = some.map((one) => one.threadId);
      const linked = await linkChunk(ctx, { threadIds, batch });
      const changed = batch.changed + linked.filter((id) => counted.has(id)).length;
      await changeBatch(ctx, batch.id, { reached: last, changed });
      return true;
    });
    if (!went) return;
    reached = last;
  }
  if (todo) await step((ctx, batch) => finish(ctx, batch, reached));
  while (await step(takeBack));
}

/** Where to go on, and with which threads; nothing where the batch is over or is taken back. */
async function begin(ctx: Ctx, batch: BatchRow) {
  if (batch.state !== 'waiting' && batch.state !== 'running') return null;
  if (batch.state === 'waiting') await changeBatch(ctx, batch.id, { state: 'running' });
  const threads = await concernedThreads(ctx, await peopleOfBatch(ctx, batch), batch.reached);
  return { threads, reached: batch.reached };
}

async function finish(ctx: Ctx, batch: BatchRow, reached: string | null): Promise<void> {
  if (batch.state !== 'running' || batch.reached !== reached) return;
  await changeBatch(ctx, batch.id, { state: 'done', finishedAt: ctx.now });
  await tell(ctx, 'relink.finished', batch);
}

/** One step back; false once nothing of the batch is left. */
async function takeBack(ctx: Ctx, batch: BatchRow): Promise<boolean> {
  if (batch.state !== 'undoing') return false;
  if (await undoChunk(ctx, batch.id, chunk)) return true;
  await changeBatch(ctx, batch.id, { state: 'undone', undoneAt: ctx.now });
  await tell(ctx, 'relink.undone', batch);
  return false;
}

async function tell(ctx: Ctx, name: 'relink.finished' | 'relink.undone', batch: BatchRow): Promise<void> {
  const { id, customerId, found, changed } = batch;
  await record(ctx, { name, subject: { type: 'relink', id }, customerId, data: { found, changed } });
}

/** Sees everything, and signs with whoever has asked for it. */
function onBehalfOf(ctx: Ctx, { state, actorId, undoneBy }: BatchRow): Ctx {
  return { ...ctx, personId: (state === 'undoing' ? undoneBy : actorId) ?? systemPersonId };
}
