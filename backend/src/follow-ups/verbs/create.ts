import type { FollowUp, createFollowUp as input } from '@threadline/shared/follow-ups/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireActivePerson, visibleCustomer } from '../../tasks/service.js';
import { followUpEvent } from '../events.js';
import { readAgain } from '../load.js';
import { customerOfInteraction, insertFollowUp } from '../queries.js';

/** Plans a next step for a customer that the actor sees; it is the actor's own unless given to somebody. */
export async function createFollowUp(ctx: Ctx, wanted: z.output<typeof input>): Promise<FollowUp> {
  authorise(ctx, 'follow_up.write');
  const customer = await visibleCustomer(ctx, wanted.customerId);
  if (wanted.interactionId) await requireInteraction(ctx, wanted.interactionId, customer.id);
  if (wanted.assigneeId) await requireActivePerson(ctx, wanted.assigneeId);
  const author = ctx.personId === systemPersonId ? null : ctx.personId;
  const row = {
    id: newId(),
    customerId: customer.id,
    interactionId: wanted.interactionId ?? null,
    title: wanted.title,
    dueOn: wanted.dueOn,
    assigneeId: wanted.assigneeId ?? author,
    createdBy: author,
    createdAt: ctx.now,
  };
  await insertFollowUp(ctx, row);
  await record(ctx, followUpEvent('follow_up.created', row));
  return readAgain(ctx, row.id);
}

async function requireInteraction(ctx: Ctx, id: string, customerId: string): Promise<void> {
  const owner = await customerOfInteraction(ctx, id);
  if (!owner) throw new NotFound('interaction');
  if (owner !== customerId) throw new Invalid('This interaction belongs to another customer. Choose that customer.');
}
