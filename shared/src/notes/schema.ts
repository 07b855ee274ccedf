import * as z from 'zod';
import { id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { threadReference } from '../threads/reference.js';

export const writeNote = z.strictObject({
  customerId: id,
  thread: threadReference.optional(),
  taskId: id.optional(),
  body: requiredText(20_000),
  /** Hidden from contractors and read-only people. */
  sensitive: z.boolean().default(false),
  mentions: z.array(id).max(50).default([]),
});
/** `version` is the one the writer saw: an edit of an older one is answered with `conflict` and both texts survive. */
export const editNote = z.strictObject({
  id,
  version: z.number().int(),
  body: requiredText(20_000),
  sensitive: z.boolean().optional(),
  mentions: z.array(id).max(50).optional(),
});
export const noteById = z.strictObject({ id });
export const listNotes = z.strictObject({ ...pageInput, customerId: id, search: text(200).optional() });

export const note = z.object({
  id,
  customerId: id,
  threadId: id.nullable(),
  taskId: id.nullable(),
  body: z.string(),
  sensitive: z.boolean(),
  author: personName.nullable(),
  mentions: z.array(personName),
  createdAt: instant,
  editedAt: instant.nullable(),
  version: z.number().int(),
  abilities: z.object({ edit: z.boolean() }),
});
export type Note = z.infer<typeof note>;
export const notePage = pageOf(note);
