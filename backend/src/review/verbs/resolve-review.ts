import type { resolveReview, reviewResolved } from '@threadline/shared/review/schema';
import type * as z from 'zod';
import { createContact } from '../../contacts/service.js';
import { createCustomer } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { isRobotAddress, linkThreads, requireLinkable, setRule } from '../../threads/service.js';
import { changeItems, lockGroup, type ReviewItem } from '../queries.js';

type Input = z.output<typeof resolveReview>;
/** What a decision has made, for taking it back. */
export interface Decision extends Record<string, unknown> {
  key: string;
  action: Input['resolution']['action'];
  customerId: string | null;
  ruleId: string | null;
  contactIds: string[];
}

const mostContacts = 100;

/**
 * Decides for all waiting threads of a domain or address at once: a new customer with its senders as contacts, a known
 * customer, or never to hear of them. The decision holds for later mail too.
 */
export async function resolve(ctx: Ctx, { key: written, resolution }: Input): Promise<z.input<typeof reviewResolved>> {
  authorise(ctx, 'review.resolve');
  const key = written.toLowerCase();
  if (resolution.action === 'link') await requireLinkable(ctx, resolution.customerId);
  const items = await lockGroup(ctx, key);
  if (items.length === 0) throw new NotFound('group of mails');
  // Settled first: what the decision makes would otherwise settle the items one by one.
  await changeItems(ctx, items, { resolvedAt: ctx.now, resolution: resolution.action, batchId: null });
  const decision = await decide(ctx, { key, resolution }, items);
  const batchId = await record(ctx, {
    name: 'review.resolved',
    subject: { type: 'review', id: items[0]?.threadId ?? '' },
    customerId: decision.customerId,
    data: { ...decision, threads: items.length },
  });
  await changeItems(ctx, items, { resolvedAt: ctx.now, resolution: resolution.action, batchId });
  return { batchId, customerId: decision.customerId, threads: items.length };
}

async function decide(ctx: Ctx, { key, resolution }: Input, items: ReviewItem[]): Promise<Decision> {
  const decision: Decision = { key, action: resolution.action, customerId: null, ruleId: null, contactIds: [] };
  if (resolution.action === 'create_customer') {
    const { id } = await createCustomer(ctx, { name: resolution.name, domains: isDomain(key) ? [key] : [] });
    decision.customerId = id;
    decision.contactIds = await createContacts(ctx, id, items);
  } else {
    decision.ruleId = resolution.always === false ? null : await ruleFor(ctx, key, resolution);
    decision.customerId = resolution.action === 'link' ? resolution.customerId : null;
  }
  if (decision.customerId)
    await linkThreads(
      ctx,
      items.map((item) => item.threadId),
      decision.customerId,
    );
  return decision;
}

/** A group without a domain of its own is known by its sender's whole address. */
const isDomain = (key: string) => !key.includes('@');

async function ruleFor(
  ctx: Ctx,
  key: string,
  resolution: Exclude<Input['resolution'], { action: 'create_customer' }>,
): Promise<string> {
  const about = isDomain(key) ? { domain: key } : { address: key };
  const rule =
    resolution.action === 'link'
      ? await setRule(ctx, { ...about, verdict: 'customer', customerId: resolution.customerId })
      : await setRule(ctx, { ...about, verdict: 'ignore' });
  return rule.id;
}

async function createContacts(ctx: Ctx, customerId: string, items: ReviewItem[]): Promise<string[]> {
  const people = items.filter((item) => !isRobotAddress(item.senderAddress));
  const senders = new Map(people.map((item) => [item.senderAddress, item.senderName]));
  const ids: string[] = [];
  for (const [address, name] of [...senders].slice(0, mostContacts)) {
    const id = await createSender(ctx, customerId, {
      address,
      name: (name || address.split('@')[0] || address).slice(0, 120),
    });
    if (id) ids.push(id);
  }
  return ids;
}

// Somebody who is a contact already stays the contact they are.
async function createSender(
  ctx: Ctx,
  customerId: string,
  { address, name }: { address: string; name: string },
): Promise<string | null> {
  try {
    const contact = await createContact(ctx, { name, addresses: [address], customers: [{ customerId, role: null }] });
    return contact.id;
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}
