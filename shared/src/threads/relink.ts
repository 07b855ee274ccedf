import * as z from 'zod';
import { domainName } from '../customers/schema.js';
import { emailAddress, id, instant } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { batchStates, relinkCauses } from './choices.js';
import { linkEvidence, linkReasons } from './schema.js';

/** Whose history: an address, a contact with all addresses, a domain, or a rule for a sender; one of them. */
export const relinkBasis = z.strictObject({
  customerId: id,
  address: emailAddress.optional(),
  contactId: id.optional(),
  domain: domainName.optional(),
  ruleId: id.optional(),
});

/** Why a conversation is left alone. `linked`: something as sure says otherwise. `unsure`: several customers are as likely. */
export const leftReasons = ['already', 'manual', 'removed', 'linked', 'unsure'] as const;

export const relinkPreview = z.object({
  /** Conversations in which the people take part. */
  found: z.number().int(),
  /** How many of them were looked at, the latest first; the counts below speak of these. */
  looked: z.number().int(),
  /** Would go to the customer. */
  toLink: z.number().int(),
  left: z.object(
    Object.fromEntries(leftReasons.map((reason) => [reason, z.number().int()])) as Record<
      (typeof leftReasons)[number],
      z.ZodNumber
    >,
  ),
  /** The latest of those that would go and that the asker may read. */
  sample: z.array(
    z.object({
      threadId: id,
      subject: z.string(),
      lastMessageAt: instant.nullable(),
      reason: z.enum(linkReasons),
      evidence: linkEvidence,
      /** The customer that it is linked to by weaker evidence. */
      insteadOf: z.object({ id, name: z.string() }).nullable(),
    }),
  ),
});
export type RelinkPreview = z.infer<typeof relinkPreview>;

export const relinkBatch = z.object({
  id,
  customer: z.object({ id, name: z.string() }),
  cause: z.enum(relinkCauses),
  /** The address or domain that it is about. */
  about: z.string(),
  state: z.enum(batchStates),
  /** Conversations to look at, and how many of them went to the customer. */
  found: z.number().int(),
  changed: z.number().int(),
  createdBy: personName.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  abilities: z.object({ undo: z.boolean() }),
});
export type RelinkBatch = z.infer<typeof relinkBatch>;
export const relinkBatchById = z.strictObject({ batchId: id });
export const listRelinkBatches = z.strictObject({ ...pageInput, customerId: id.optional() });
export const relinkBatchPage = pageOf(relinkBatch);
