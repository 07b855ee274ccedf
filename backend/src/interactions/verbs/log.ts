import type { Interaction, logInteraction as input } from '@threadline/shared/interactions/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { createFollowUp } from '../../follow-ups/service.js';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { placeWork } from '../../tasks/service.js';
import { interactionEvent } from '../events.js';
import { readInteraction } from '../load.js';
import { occurredAtOf } from '../occurred-at.js';
import { insertInteraction } from '../queries.js';

/** Logs a call, meeting or the like, with the next step in the same transaction: both stand or neither. */
export async function logInteraction(ctx: Ctx, wanted: z.output<typeof input>): Promise<Interaction> {
  authorise(ctx, 'interaction.log');
  const occurredAt = occurredAtOf(wanted.occurredAt, ctx.now);
  const { customer, threadId } = await placeWork(ctx, wanted);
  const row = {
    id: newId(),
    customerId: customer.id,
    threadId,
    kind: wanted.kind,
    note: wanted.note ?? '',
    occurredAt,
    personId: ctx.personId === systemPersonId ? null : ctx.personId,
    createdAt: ctx.now,
  };
  await insertInteraction(ctx, row);
  await record(ctx, interactionEvent('interaction.logged', row));
  if (wanted.followUp)
    await createFollowUp(ctx, { ...wanted.followUp, customerId: customer.id, interactionId: row.id });
  return readInteraction(ctx, row.id);
}
