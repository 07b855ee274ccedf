import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { outboundStatuses } from './choices.js';

export const listOutbox = z.strictObject({ ...pageInput, status: z.enum(outboundStatuses).optional() });
export const outboundMail = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  status: z.enum(outboundStatuses),
  error: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type OutboundMail = z.infer<typeof outboundMail>;
export const decideHeld = z.strictObject({ id, decision: z.enum(['send', 'discard']) });
export const outboundPage = pageOf(outboundMail);
