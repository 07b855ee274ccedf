import * as z from 'zod';
import { customerDetail, domainName } from '../customers/schema.js';
import { followUp } from '../follow-ups/schema.js';
import { emailAddress, id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { note } from '../notes/schema.js';
import { task } from '../tasks/schema.js';
import { timeEntry } from '../time/schema.js';
import { timelinePage } from '../timeline/schema.js';
import { senderVerdicts } from './choices.js';
import { hostThread, threadReference } from './reference.js';

/** Evidence in the order in which it counts; `alias` and `forward` are only ever suggestions. */
export const linkReasons = ['manual', 'thread', 'contact', 'alias', 'domain', 'rule', 'forward'] as const;

/** Why a thread belongs to a customer: the address, domain or person that decided, and how sure that is (0–1). */
export const linkEvidence = z.object({
  address: z.string().optional(),
  contactName: z.string().optional(),
  domain: z.string().optional(),
  person: personName.optional(),
});

export const threadLink = z.object({
  /** Null while the link is only computed: it is stored on the first write that touches the thread. */
  id: id.nullable(),
  customer: z.object({ id, name: z.string() }),
  reason: z.enum(linkReasons),
  evidence: linkEvidence,
  confidence: z.number().min(0).max(1),
  primary: z.boolean(),
});
export type ThreadLink = z.infer<typeof threadLink>;

/** `internal`: only the team's own addresses take part. `none`: nobody we know. `forbidden`: the role sees no mail. */
export const contextStates = ['linked', 'candidates', 'none', 'internal', 'forbidden'] as const;

export const threadContextInput = hostThread.extend({
  /** Show this linked or candidate customer instead of the primary one. */
  customerId: id.optional(),
});
export type ThreadContextInput = z.infer<typeof threadContextInput>;

export const threadContext = z.object({
  state: z.enum(contextStates),
  threadId: id.nullable(),
  /** The link of the customer shown; null when none. */
  link: threadLink.nullable(),
  /** Every live link, primary first. */
  links: z.array(threadLink),
  /** Customers that evidence suggests and nobody has decided on. */
  candidates: z.array(threadLink),
  /** The outside address the evidence speaks of; fills "create customer". */
  counterpart: z.object({ address: z.string(), name: z.string().nullable(), domain: z.string().nullable() }).nullable(),
  customer: customerDetail.nullable(),
  timeline: timelinePage,
  tasks: z.array(task),
  followUps: z.array(followUp),
  notes: z.array(note),
  runningTimer: timeEntry.nullable(),
  abilities: z.object({ link: z.boolean(), createCustomer: z.boolean(), track: z.boolean() }),
});
export type ThreadContext = z.infer<typeof threadContext>;

export const linkThread = z.strictObject({
  thread: threadReference,
  customerId: id,
  /** Replace the primary customer (default) or stand beside it. */
  primary: z.boolean().default(true),
  /** Also remember the sender's address or domain for every later mail. */
  always: z.strictObject({ address: emailAddress.optional(), domain: domainName.optional() }).optional(),
});
export const unlinkThread = z.strictObject({ thread: threadReference, customerId: id });
export const linkChange = z.object({
  threadId: id,
  /** The live links after the change. */
  links: z.array(threadLink),
  /** Give this to `threads.undo` to take the change back. */
  undo: z.string(),
});
export const undoLinkChange = z.strictObject({ threadId: id, undo: z.string().max(4000) });

export const setSenderRule = z.strictObject({
  address: emailAddress.optional(),
  domain: domainName.optional(),
  /** `reply_to` and `body` let somebody else speak for the sender, as those do who have filled in a form. */
  verdict: z.enum(senderVerdicts),
  customerId: id.optional(),
});
export const senderRule = z.object({
  id,
  address: z.string().nullable(),
  domain: z.string().nullable(),
  verdict: z.enum(senderVerdicts),
  customer: z.object({ id, name: z.string() }).nullable(),
  createdBy: personName.nullable(),
  createdAt: instant,
});
export const senderRulePage = pageOf(senderRule);
export const listSenderRules = z.strictObject({
  ...pageInput,
  search: text(200).optional(),
  verdict: z.enum(senderVerdicts).optional(),
});
export const senderRuleById = z.strictObject({ id });

export const message = z.object({
  id,
  rfcMessageId: z.string(),
  sentAt: instant.nullable(),
  from: z.object({ address: z.string(), name: z.string().nullable() }).nullable(),
  recipients: z.array(z.object({ role: z.enum(['to', 'cc']), address: z.string(), name: z.string().nullable() })),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
});
export const threadDetail = z.object({
  id,
  subject: z.string(),
  lastMessageAt: instant.nullable(),
  links: z.array(threadLink),
  messages: z.array(message),
});
export const threadById = z.strictObject({ id });
export const threadSummary = z.object({
  id,
  subject: z.string(),
  lastMessageAt: instant.nullable(),
  messageCount: z.number().int(),
});
export const listThreads = z.strictObject({ ...pageInput, customerId: id.optional(), search: text(200).optional() });
export const threadPage = pageOf(threadSummary);
