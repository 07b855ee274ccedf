import type {
  manyReviewResolved,
  resolveManyReview,
  resolveReview,
  undoManyReview,
} from '@threadline/shared/review/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { samplesOf } from '../queries.js';
import { resolve } from './resolve-review.js';
import { undo } from './undo-review.js';

type Input = z.output<typeof resolveManyReview>;
type Resolved = z.input<typeof manyReviewResolved>;
type Resolution = z.output<typeof resolveReview>['resolution'];

/** Decides alike for several groups at once; those that somebody else has decided about meanwhile are left out. */
export async function resolveMany(ctx: Ctx, { keys, resolution }: Input): Promise<Resolved> {
  authorise(ctx, 'review.resolve');
  const wanted = [...new Set(keys.map((key) => key.toLowerCase()))].sort();
  const samples = await samplesOf(ctx, wanted);
  const open = wanted.filter((key) => samples.has(key));
  if (open.length === 0) throw new NotFound('group of mails');
  const made: Resolved = { batchIds: [], groups: open.length, threads: 0 };
  for (const key of open) {
    const sender = samples.get(key)?.senders[0]?.name ?? null;
    const { batchId, threads } = await resolve(ctx, { key, resolution: oneOf(resolution, key, sender) });
    made.batchIds.push(batchId);
    made.threads += threads;
  }
  return made;
}

/** Takes decisions about several groups back as a whole. */
export async function undoMany(ctx: Ctx, { batchIds }: z.output<typeof undoManyReview>): Promise<Resolved> {
  authorise(ctx, 'review.resolve');
  const made: Resolved = { batchIds, groups: batchIds.length, threads: 0 };
  for (const batchId of [...new Set(batchIds)].sort()) made.threads += (await undo(ctx, { batchId })).threads;
  return made;
}

function oneOf(resolution: Input['resolution'], key: string, sender: string | null): Resolution {
  if (resolution.action !== 'create_customers') return resolution;
  return { action: 'create_customer', name: nameOf(key, sender) };
}

function nameOf(key: string, sender: string | null): string {
  if (key.includes('@')) return (sender || key).slice(0, 120);
  const words = (key.split('.')[0] ?? key).split(/[-_]+/).filter(Boolean);
  return (words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || key).slice(0, 120);
}
