import type { Ctx } from '../../platform/db/in-org.js';
import { recordLink } from '../events.js';
import { decidedBy, type Evidence, findEvidence, peopleOf } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import { insertLink, ledgerOf, type NewLink } from '../link-queries.js';
import { isConcerned, requireConcern } from '../unseen-mail.js';

/**
 * Keeps the link that was only computed until now, because something is written on it. A link that somebody has
 * removed stays removed.
 */
export async function ensureLink(ctx: Ctx, threadId: string, customerId: string): Promise<void> {
  const ledger = await ledgerOf(ctx, threadId);
  if (ledger.some((row) => row.customerId === customerId)) return;
  await keepLink(ctx, { threadId, customerId, people: await peopleOf(ctx, { threadId }) });
}

/** Links the customer for the reason that the people give; where they give none, because somebody chose it. */
export async function keepLink(
  ctx: Ctx,
  on: { threadId: string; customerId: string; people: ThreadPerson[] },
): Promise<void> {
  const ledger = await ledgerOf(ctx, on.threadId);
  if (ledger.some((row) => row.customerId === on.customerId)) return;
  await requireConcern(ctx, on.threadId, on.customerId);
  const evidence = await findEvidence(ctx, on.people, on.threadId);
  const isNew = !ledger.some((row) => row.removedAt === null);
  const decided = isNew ? decidedBy(evidence) : null;
  const isAnother = decided !== null && decided.customerId !== on.customerId;
  if (isAnother && (await isConcerned(ctx, on.threadId, decided.customerId)))
    await store(ctx, linkBy(decided, on.threadId), true);
  const own = evidence.find((found) => found.customerId === on.customerId && found.tier < 9);
  await store(ctx, own ? linkBy(own, on.threadId) : byHand(on.threadId, on.customerId), true);
}

/** A link for the reason that the evidence gives. */
export function linkBy({ customerId, reason, evidence, confidence }: Evidence, threadId: string): NewLink {
  return { threadId, customerId, reason, evidence, confidence };
}

/** A link that a person decided on. */
export function byHand(threadId: string, customerId: string): NewLink {
  return { threadId, customerId, reason: 'manual', evidence: {}, confidence: 1 };
}

async function store(ctx: Ctx, link: NewLink, primary: boolean): Promise<void> {
  const row = await insertLink(ctx, link, primary);
  if (row) await recordLink(ctx, 'thread.linked', row);
}
