import * as z from 'zod';
import { domainName } from '../customers/schema.js';
import { emailAddress, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';

export const listReview = z.strictObject({ ...pageInput, search: text(200).optional() });
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
  /** Its customer by now, since the domain or address was added: older conversations alone still wait. */
  known: z.boolean(),
});
export type ReviewGroup = z.infer<typeof reviewGroup>;
export const reviewPage = pageOf(reviewGroup).extend({
  /** How many groups there are, and how many conversations wait in them. */
  groupCount: z.number().int(),
  threadCount: z.number().int(),
});
const key = z.union([domainName, emailAddress]);
/** Link and ignore hold for later mail too, by a rule, unless `always` is false. */
const link = z.strictObject({ action: z.literal('link'), customerId: id, always: z.boolean().optional() });
const ignore = z.strictObject({ action: z.literal('ignore'), always: z.boolean().optional() });

export const resolveReview = z.strictObject({
  key,
  resolution: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('create_customer'), name: requiredText(120) }),
    link,
    ignore,
  ]),
});
export const reviewResolved = z.object({ batchId: id, customerId: id.nullable(), threads: z.number().int() });
export const undoReview = z.strictObject({ batchId: id });

export const resolveManyReview = z.strictObject({
  keys: z.array(key).min(1).max(50),
  /** `create_customers` makes one of each group, named after its domain or sender. */
  resolution: z.discriminatedUnion('action', [z.strictObject({ action: z.literal('create_customers') }), link, ignore]),
});
export const manyReviewResolved = z.object({
  batchIds: z.array(id),
  groups: z.number().int(),
  threads: z.number().int(),
});
export const undoManyReview = z.strictObject({ batchIds: z.array(id).min(1).max(50) });
