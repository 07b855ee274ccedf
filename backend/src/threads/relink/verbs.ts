import {
  leftReasons,
  type listRelinkBatches,
  type RelinkBatch,
  type RelinkPreview,
  type relinkBasis,
  type relinkBatchById,
  type relinkBatchPage,
} from '@threadline/shared/threads/relink';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { actorOf } from '../link-queries.js';
import { linkableCustomer } from '../thread-queries.js';
import { basisOf } from './basis.js';
import type { Decision } from './decide-relink.js';
import { type Concerned, concernedThreads, countsFor, lookAtThreads } from './look-at-threads.js';
import {
  type BatchRow,
  batchPage,
  batchWithNames,
  changeBatch,
  insertBatch,
  lockBatch,
  mayUndo,
} from './relink-queries.js';
import { sampleOf } from './sample.js';

const mostLooked = 1_000;

/** What would become of the history of an address, a domain or a rule; writes nothing. */
export async function relinkPreview(ctx: Ctx, input: z.output<typeof relinkBasis>): Promise<RelinkPreview> {
  await linkableCustomer(ctx, input.customerId);
  authorise(ctx, 'thread.link');
  const basis = await basisOf(ctx, input);
  let concerned: Concerned[] = [];
  let decisions = new Map<string, Decision>();
  await withWholeOrganisation(ctx, async (whole) => {
    const all = await concernedThreads(whole, basis, null);
    concerned = all.filter((thread) => countsFor(ctx.personId, thread)).reverse();
    const latest = concerned.slice(0, mostLooked).map((thread) => thread.threadId);
    decisions = await lookAtThreads(whole, latest, basis.customerId);
  });
  const results = [...decisions.values()];
  const left = (reason: (typeof leftReasons)[number]) => results.filter((one) => 'left' in one && one.left === reason);
  return {
    ...{ found: concerned.length, looked: results.length },
    toLink: results.filter((one) => 'link' in one).length,
    left: Object.fromEntries(leftReasons.map((reason) => [reason, left(reason).length])) as RelinkPreview['left'],
    sample: await sampleOf(ctx, decisions),
  };
}

/** Has the history linked anew by the worker, as one batch that can be taken back. */
export async function relink(ctx: Ctx, input: z.output<typeof relinkBasis>): Promise<RelinkBatch> {
  await linkableCustomer(ctx, input.customerId);
  authorise(ctx, 'thread.link');
  const { customerId, cause, evidence, ...people } = await basisOf(ctx, input);
  let found = 0;
  await withWholeOrganisation(ctx, async (whole) => {
    const all = await concernedThreads(whole, people, null);
    found = all.filter((thread) => countsFor(ctx.personId, thread)).length;
  });
  const batch: BatchRow = {
    ...{
      orgId: ctx.orgId,
      id: newId(),
      customerId,
      cause,
      evidence,
      state: 'waiting',
      found,
      changed: 0,
      reached: null,
    },
    ...{ actorId: actorOf(ctx), createdAt: ctx.now, finishedAt: null, undoneAt: null, undoneBy: null },
  };
  await insertBatch(ctx, batch);
  await record(ctx, {
    name: 'relink.asked',
    subject: { type: 'relink', id: batch.id },
    customerId,
    data: { cause, about: evidence.domain ?? evidence.address ?? '', found },
  });
  return batchWithNames(ctx, batch.id);
}

/** Takes a batch back as a whole, also while it runs; decisions that people have made since stay. */
export async function relinkUndo(ctx: Ctx, { batchId }: z.output<typeof relinkBatchById>): Promise<RelinkBatch> {
  const batch = await lockBatch(ctx, batchId);
  authorise(ctx, 'thread.link');
  if (!mayUndo(ctx, batch))
    throw new Forbidden('A colleague has linked these conversations. Ask them, or an owner or admin, to take it back.');
  if (batch.state === 'undoing' || batch.state === 'undone')
    throw new Conflict('This batch has been taken back already.');
  await changeBatch(ctx, batchId, { state: 'undoing', undoneBy: actorOf(ctx) });
  await record(ctx, {
    name: 'relink.undo_asked',
    subject: { type: 'relink', id: batchId },
    customerId: batch.customerId,
    data: { changed: batch.changed },
  });
  return batchWithNames(ctx, batchId);
}

/** Batches and how far they are, the newest first. */
export function relinkBatches(
  ctx: Ctx,
  input: z.output<typeof listRelinkBatches>,
): Promise<z.input<typeof relinkBatchPage>> {
  return batchPage(ctx, input);
}
