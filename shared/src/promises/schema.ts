import * as z from 'zod';
import { followUp } from '../follow-ups/schema.js';
import { day, id, instant, requiredText } from '../kernel/fields.js';
import { promiseSides, promiseStates } from './choices.js';

/** A sentence of a mail in which somebody promised something for a day; a suggestion until somebody decides. */
export const promise = z.object({
  id,
  threadId: id,
  messageId: id,
  side: z.enum(promiseSides),
  sentence: z.string(),
  dueOn: day.nullable(),
  /** Who promised. */
  address: z.string().nullable(),
  name: z.string().nullable(),
  sentAt: instant.nullable(),
  state: z.enum(promiseStates),
  /** The follow-up that was made of it. */
  followUpId: id.nullable(),
});
/** A promise as it is shown. */
export type MailPromise = z.infer<typeof promise>;

export const promisesOfThread = z.strictObject({ threadId: id });
export const promiseList = z.object({ items: z.array(promise), abilities: z.object({ decide: z.boolean() }) });

export const acceptPromise = z.strictObject({
  id,
  customerId: id,
  title: requiredText(200),
  dueOn: day,
  assigneeId: id.optional(),
});
export const acceptedPromise = z.object({ promise, followUp });
export const promiseById = z.strictObject({ id });
