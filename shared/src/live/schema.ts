import * as z from 'zod';
import { eventNames } from '../kernel/event-names.js';
import { id, instant } from '../kernel/fields.js';

export const liveInput = z.strictObject({ lastEventId: z.string().max(40).optional() });
/** Something happened that the listener may see: enough to know what to read again, never the content itself. */
export const liveEvent = z.object({
  name: z.enum(eventNames),
  at: instant,
  subject: z.object({ type: z.string(), id }),
  customerId: id.nullable(),
  threadId: id.nullable(),
  actorId: id.nullable(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
