import * as z from 'zod';
import { emailAddress, exactText, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { languageOf, variableNames } from './variables.js';

const body = exactText(20_000).refine((value) => value.trim().length > 0, 'Write at least one character.');

export const cannedFields = {
  title: requiredText(120),
  /** Plain text with variables such as {{contact.first_name|there}}. */
  body,
  language: z.enum(languageOf).nullable(),
};

export const listCannedResponses = z.strictObject({
  ...pageInput,
  /** Words of title or text. */
  search: text(100).optional(),
  language: z.enum(languageOf).optional(),
});
export const createCannedResponse = z.strictObject({
  ...cannedFields,
  /** Everybody's in the organisation, or one's own. */
  shared: z.boolean().default(false),
});
export const updateCannedResponse = z.strictObject({ id, ...cannedFields });
export const cannedResponseById = z.strictObject({ id });

export const cannedResponse = z.object({
  id,
  title: z.string(),
  body: z.string(),
  language: z.enum(languageOf).nullable(),
  shared: z.boolean(),
  updatedAt: instant,
  removedAt: instant.nullable(),
  abilities: z.object({ edit: z.boolean() }),
});
export type CannedResponse = z.infer<typeof cannedResponse>;
export const cannedResponsePage = pageOf(cannedResponse);

/** For whom a text is filled in: a person's address, and the customer that the mail is about. */
export const fillCannedResponse = z.strictObject({
  id,
  recipient: emailAddress.optional(),
  customerId: id.optional(),
  threadId: id.optional(),
});
export const filledText = z.object({
  text: z.string(),
  /** Variables that the record says nothing of and that have no other word; they stand in the text as they were. */
  empty: z.array(z.enum(variableNames)),
  /** What looks like a variable and is none. */
  unknown: z.array(z.string()),
});
export type FilledText = z.infer<typeof filledText>;
