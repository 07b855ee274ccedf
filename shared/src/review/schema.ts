import * as z from 'zod';
import { domainName } from '../customers/schema.js';
import { emailAddress, id, instant, requiredText } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';

export const listReview = z.strictObject({ ...pageInput });
/** Unmatched senders of one domain. A free-mail domain stands once per address, since it identifies nobody. */
export const reviewGroup = z.object({
  /** The domain, or the whole address for free-mail senders; the handle for resolving. */
  key: z.string(),
  domain: z.string(),
  freeMail: z.boolean(),
  senders: z.array(z.object({ address: z.string(), name: z.string().nullable(), threads: z.number().int() })),
  threads: z.array(z.object({ id, subject: z.string(), lastMessageAt: instant.nullable() })),
  threadCount: z.number().int(),
  latestAt: instant.nullable(),
  /** A customer whose name or domain resembles this one. */
  suggestion: z.object({ id, name: z.string() }).nullable(),
});
export type ReviewGroup = z.infer<typeof reviewGroup>;
export const reviewPage = pageOf(reviewGroup);
export const resolveReview = z.strictObject({
  key: z.union([domainName, emailAddress]),
  resolution: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('create_customer'), name: requiredText(120) }),
    z.strictObject({ action: z.literal('link'), customerId: id }),
    z.strictObject({ action: z.literal('ignore') }),
  ]),
});
export const reviewResolved = z.object({ batchId: id, customerId: id.nullable(), threads: z.number().int() });
export const undoReview = z.strictObject({ batchId: id });
