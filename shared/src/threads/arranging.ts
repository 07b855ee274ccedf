import * as z from 'zod';
import { id } from '../kernel/fields.js';

/** Makes one conversation part of another. */
export const mergeThreads = z
  .strictObject({
    /** Whose mails go. */
    fromThreadId: id,
    /** Where they go. */
    intoThreadId: id,
  })
  .refine((input) => input.fromThreadId !== input.intoThreadId, { path: ['intoThreadId'] });

/** Makes a conversation of its own of some mails of another. */
export const splitThread = z.strictObject({ threadId: id, messageIds: z.array(id).min(1).max(500) });

export const arrangementById = z.strictObject({ id });

/** A merge or a split, which can be taken back as a whole. */
export const arrangement = z.object({
  /** Give this to `threads.undoArrangement`. */
  id,
  kind: z.enum(['merge', 'split']),
  fromThreadId: id,
  /** Where the mails are now; after it was taken back, where they had been meanwhile. */
  intoThreadId: id,
  messageCount: z.number().int(),
  undone: z.boolean(),
});
export type Arrangement = z.infer<typeof arrangement>;
