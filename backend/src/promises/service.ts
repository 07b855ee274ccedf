import type {
  acceptedPromise,
  acceptPromise as acceptInput,
  MailPromise,
  promiseById,
  promiseList,
  promisesOfThread as threadInput,
} from '@threadline/shared/promises/schema';
import type * as z from 'zod';
import { createFollowUp, removeFollowUp } from '../follow-ups/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { record } from '../platform/events/record.js';
import { authorise, can } from '../platform/policy/authorise.js';
import { changePromise, findPromise, holdPromise, suggestedOf } from './queries.js';

export { noticePromises } from './subscriber.js';

/** What is promised in a conversation and nobody has decided about, earliest due first, at most 20. */
export async function promisesOfThread(
  ctx: Ctx,
  { threadId }: z.output<typeof threadInput>,
): Promise<z.input<typeof promiseList>> {
  authorise(ctx, 'mail.read');
  return { items: await suggestedOf(ctx, threadId), abilities: { decide: can(ctx, 'follow_up.write') } };
}

/** Makes a follow-up of a promise; once. */
export async function acceptPromise(
  ctx: Ctx,
  { id, ...wanted }: z.output<typeof acceptInput>,
): Promise<z.input<typeof acceptedPromise>> {
  const promise = await loadToDecide(ctx, id);
  if (promise.state === 'accepted') {
    throw new Conflict('A follow-up was made of this promise already. Look at the customer’s follow-ups.');
  }
  const followUp = await createFollowUp(ctx, wanted);
  const decided = { ...promise, state: 'accepted' as const, followUpId: followUp.id };
  await changePromise(ctx, id, { state: decided.state, followUpId: followUp.id, ...decision(ctx) });
  await tell(ctx, 'promise.accepted', decided);
  return { promise: decided, followUp };
}

/** Takes a promise out of what is suggested. Repeating it changes nothing. */
export async function dismissPromise(ctx: Ctx, { id }: z.output<typeof promiseById>): Promise<MailPromise> {
  const promise = await loadToDecide(ctx, id);
  if (promise.state === 'accepted') {
    throw new Conflict('A follow-up was made of this promise. Take that back first.');
  }
  if (promise.state === 'dismissed') return promise;
  await changePromise(ctx, id, { state: 'dismissed', ...decision(ctx) });
  await tell(ctx, 'promise.dismissed', promise);
  return { ...promise, state: 'dismissed' };
}

/** Takes back what was decided about a promise, with the follow-up that was made of it. */
export async function reopenPromise(ctx: Ctx, { id }: z.output<typeof promiseById>): Promise<MailPromise> {
  const promise = await loadToDecide(ctx, id);
  if (promise.state === 'suggested') return promise;
  if (promise.followUpId) await removeFollowUp(ctx, { id: promise.followUpId });
  await changePromise(ctx, id, { state: 'suggested', followUpId: null, decidedBy: null, decidedAt: null });
  await tell(ctx, 'promise.reopened', promise);
  return { ...promise, state: 'suggested', followUpId: null };
}

async function loadToDecide(ctx: Ctx, id: string): Promise<MailPromise> {
  await holdPromise(ctx, id);
  const promise = await findPromise(ctx, id);
  if (!promise) throw new NotFound('promise');
  authorise(ctx, 'follow_up.write');
  return promise;
}

const decision = (ctx: Ctx) => ({ decidedBy: ctx.personId, decidedAt: ctx.now });

type Decision = 'promise.accepted' | 'promise.dismissed' | 'promise.reopened';

async function tell(ctx: Ctx, name: Decision, { id, threadId, side, followUpId }: MailPromise): Promise<void> {
  await record(ctx, { name, subject: { type: 'promise', id }, threadId, data: { side, followUpId } });
}
