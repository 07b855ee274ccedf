import * as z from 'zod';
import { followUp, nextStep } from '../follow-ups/schema.js';
import { id, instant, text } from '../kernel/fields.js';
import { personName } from '../kernel/person-name.js';
import { threadReference } from '../threads/reference.js';
import { interactionKinds } from './kinds.js';

export { interactionKinds };

export const logInteraction = z.strictObject({
  customerId: id,
  thread: threadReference.optional(),
  kind: z.enum(interactionKinds),
  note: text(20_000).optional(),
  occurredAt: instant.optional(),
  followUp: nextStep.optional(),
});
export const editInteraction = z.strictObject({
  id,
  kind: z.enum(interactionKinds).optional(),
  note: text(20_000).optional(),
  occurredAt: instant.optional(),
});
export const interactionById = z.strictObject({ id });

export const interaction = z.object({
  id,
  customerId: id,
  threadId: id.nullable(),
  kind: z.enum(interactionKinds),
  note: z.string(),
  occurredAt: instant,
  person: personName.nullable(),
  followUp: followUp.nullable(),
});
export type Interaction = z.infer<typeof interaction>;
