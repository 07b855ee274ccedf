import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { contactMergeFields, customerMergeFields, mergeKinds, portalChoices } from './choices.js';

const named = z.object({ id, name: z.string() });
/** A value of both sides as text: days as 2026-03-10, money in cents with its currency. Null where there is none. */
const field = <Name extends readonly [string, ...string[]]>(names: Name) =>
  z.object({ field: z.enum(names), gone: z.string().nullable(), kept: z.string().nullable() });

/** `gone` becomes part of `kept`. */
export const mergePair = z.strictObject({ goneId: id, keptId: id });
/** The record that goes and the one that stays. */
export type MergePair = z.infer<typeof mergePair>;
/** What the preview gave: a merge that would now do more than was shown is refused. */
const confirmation = z.string().min(1).max(100);

export const customerMergePreview = z.object({
  gone: named,
  kept: named,
  /** Rows that go over, by what they are. */
  counts: z.object({
    contacts: z.number().int(),
    domains: z.number().int(),
    conversations: z.number().int(),
    timeline: z.number().int(),
    interactions: z.number().int(),
    followUps: z.number().int(),
    notes: z.number().int(),
    tasks: z.number().int(),
    timeEntries: z.number().int(),
    documents: z.number().int(),
  }),
  /** Found on both sides; they are there once afterwards. */
  shared: z.object({ contacts: z.number().int(), domains: z.number().int(), conversations: z.number().int() }),
  fields: z.array(field(customerMergeFields)),
  owner: z.object({ gone: personName.nullable(), kept: personName.nullable() }),
  /** Colleagues who see more afterwards, and of whom. */
  gaining: z.array(z.object({ person: personName, sees: named })),
  portal: z.object({
    goneShared: z.number().int(),
    keptShared: z.number().int(),
    gonePeople: z.number().int(),
    keptPeople: z.number().int(),
    /** Conversations of the kept customer that would show more mails. */
    moreMail: z.number().int(),
  }),
  confirmation,
});
export type CustomerMergePreview = z.infer<typeof customerMergePreview>;

export const mergeCustomers = mergePair.extend({
  take: z.array(z.enum(customerMergeFields)).max(customerMergeFields.length).default([]),
  portal: z.enum(portalChoices).default('apart'),
  confirmation,
});

export const contactMergePreview = z.object({
  gone: named,
  kept: named,
  counts: z.object({ addresses: z.number().int(), customers: z.number().int(), tasks: z.number().int() }),
  fields: z.array(field(contactMergeFields)),
  /** Customers whose portal opens to addresses that it was closed to. */
  portalGains: z.array(z.object({ customer: named, address: z.string() })),
  confirmation,
});
export type ContactMergePreview = z.infer<typeof contactMergePreview>;

export const mergeContacts = mergePair.extend({
  take: z.array(z.enum(contactMergeFields)).max(contactMergeFields.length).default([]),
  confirmation,
});

export const mergeById = z.strictObject({ id });
export const listMerges = z.strictObject({ ...pageInput, kind: z.enum(mergeKinds), keptId: id });

export const merge = z.object({
  id,
  kind: z.enum(mergeKinds),
  gone: named,
  kept: named,
  mergedBy: personName.nullable(),
  mergedAt: instant,
  undoneBy: personName.nullable(),
  undoneAt: instant.nullable(),
  /** Rows that went over. */
  moved: z.number().int(),
});
export type Merge = z.infer<typeof merge>;
export const mergePage = pageOf(merge);

/** What taking back a merge left where it was, since it has been changed or removed for good. */
export const unmerged = merge.extend({ notReturned: z.number().int() });
export type Unmerged = z.infer<typeof unmerged>;
