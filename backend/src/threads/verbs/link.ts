import type { linkChange, linkThread } from '@threadline/shared/threads/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { recordLink } from '../events.js';
import { decidedBy, findEvidence, peopleOf } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import { type Change, noChange, undoToken } from '../link-change.js';
import { endLink, insertLink, insertRefusal, type LinkRow, ledgerOf, lockLinks, threadLinks } from '../link-queries.js';
import { linkableCustomer } from '../thread-queries.js';
import { isConcerned, requireConcern } from '../unseen-mail.js';
import { byHand, linkBy } from './ensure-link.js';
import { ensureThread } from './ensure-thread.js';
import { replaceRule } from './sender-rules.js';

/** What a decision by hand starts from. */
interface Before {
  threadId: string;
  customerId: string;
  primary: boolean;
  people: ThreadPerson[];
  live: LinkRow[];
}

/**
 * Links a thread to a customer by hand: in place of the primary customer, or beside it. The decision beats every
 * automatic link; what it replaces does not come back by itself.
 */
export async function link(ctx: Ctx, input: z.output<typeof linkThread>): Promise<z.input<typeof linkChange>> {
  await linkableCustomer(ctx, input.customerId);
  authorise(ctx, 'thread.link');
  const threadId = await ensureThread(ctx, input.thread);
  await lockLinks(ctx, threadId);
  await requireConcern(ctx, threadId, input.customerId);
  const live = (await ledgerOf(ctx, threadId)).filter((row) => row.removedAt === null);
  const made = noChange(ctx.now);
  const { customerId, primary } = input;
  await decide(ctx, { threadId, customerId, primary, live, people: await peopleOf(ctx, input.thread) }, made);
  if (input.always) {
    const rule = await replaceRule(ctx, { ...input.always, verdict: 'customer', customerId });
    made.rules = { added: [rule.id], ended: rule.replaced };
  }
  return changed(ctx, threadId, made);
}

/** The links after a change, and the word that takes it back. */
export async function changed(ctx: Ctx, threadId: string, made: Change): Promise<z.input<typeof linkChange>> {
  const links = await threadLinks(ctx, threadId);
  const ledger = await ledgerOf(ctx, threadId);
  const after = ledger.filter((row) => row.removedAt === null).map((row) => row.id);
  return { threadId, links, undo: undoToken({ ...made, after }) };
}

async function decide(ctx: Ctx, before: Before, made: Change): Promise<void> {
  const { customerId, primary, live } = before;
  const known = live.find((row) => row.customerId === customerId);
  if (known?.reason === 'manual' && known.primary === (primary || known.primary)) return;
  if (live.length === 0) await settleComputed(ctx, before, made);
  const replaced = primary ? live.filter((row) => row.primary && row.customerId !== customerId) : [];
  for (const row of known ? [...replaced, known] : replaced) {
    await endLink(ctx, row.id);
    made.ended.push({ id: row.id, primary: row.primary });
  }
  for (const row of replaced) await recordLink(ctx, 'thread.unlinked', row);
  await storeByHand(ctx, before, { made, known, alone: live.length === 0 });
}

async function storeByHand(
  ctx: Ctx,
  before: Before,
  { made, known, alone }: { made: Change; known: LinkRow | undefined; alone: boolean },
): Promise<void> {
  const asPrimary = before.primary || alone || known?.primary === true;
  const row = await insertLink(ctx, byHand(before.threadId, before.customerId), asPrimary);
  if (!row) return;
  made.added.push(row.id);
  await recordLink(ctx, known && known.primary !== row.primary ? 'thread.primary_changed' : 'thread.linked', row);
}

// A thread without stored links may show a computed one: beside it means keeping that, in place of it refusing it.
async function settleComputed(ctx: Ctx, before: Before, made: Change): Promise<void> {
  const computed = decidedBy(await findEvidence(ctx, before.people, before.threadId));
  if (!computed || computed.customerId === before.customerId) return;
  if (!before.primary && !(await isConcerned(ctx, before.threadId, computed.customerId))) return;
  const row = before.primary
    ? await insertRefusal(ctx, linkBy(computed, before.threadId))
    : await insertLink(ctx, linkBy(computed, before.threadId), true);
  if (!row) return;
  made.added.push(row.id);
  await recordLink(ctx, before.primary ? 'thread.unlinked' : 'thread.linked', row);
}
