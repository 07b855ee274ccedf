import type { Arrangement, splitThread } from '@threadline/shared/threads/arranging';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { findEvidence, peopleOf } from '../evidence/find-evidence.js';
import type { LinkRow } from '../link-queries.js';
import { threads } from '../schema.js';
import { takeTurn } from '../take-turn.js';
import { newThread } from '../verbs/ensure-thread.js';
import { keepChange, keysThere, liveLinks, type Moved, move, settle } from './arrange-queries.js';
import { changeFacts, presentChange } from './present-change.js';
import { requireWhole, type SeenMail } from './require-whole.js';
import { copyLinks, retellLinks } from './retell-links.js';

/**
 * Makes a conversation of its own of some mails of another by hand. Those customers go along whose people take part in
 * these mails, or all where that says nothing; later answers to these mails come to the new conversation.
 */
export async function split(ctx: Ctx, { threadId, messageIds }: z.output<typeof splitThread>): Promise<Arrangement> {
  authorise(ctx, 'thread.arrange');
  await takeTurn(ctx);
  const chosen = chosenAmong(await requireWhole(ctx, threadId), messageIds);
  const thread = newThread(ctx, chosen[0]?.subject ?? '');
  let moved: Moved = {};
  await withWholeOrganisation(ctx, async (whole) => {
    await whole.tx.insert(threads).values(thread);
    moved = await move(whole, { from: threadId, into: thread.id }, await namesOf(whole, threadId, chosen));
    const links = await linksGoingAlong(whole, { threadId: thread.id, links: await liveLinks(whole, threadId) });
    moved = { ...moved, madeLinks: await copyLinks(whole, thread.id, links) };
    await settle(whole, [threadId, thread.id]);
    await retellLinks(whole, [thread.id]);
  });
  const change = await keepChange(ctx, { kind: 'split', fromThreadId: threadId, intoThreadId: thread.id, moved });
  const subject = { type: 'thread', id: thread.id };
  await record(ctx, { name: 'thread.split', subject, threadId: thread.id, data: changeFacts(change) });
  return presentChange(change);
}

function chosenAmong(mails: readonly SeenMail[], messageIds: readonly string[]): SeenMail[] {
  const wanted = new Set(messageIds);
  const chosen = mails.filter((mail) => wanted.has(mail.id));
  if (chosen.length < wanted.size) throw new NotFound('message');
  if (chosen.length === mails.length)
    throw new Invalid('These are all mails of the conversation. Leave at least one of them where it is.');
  return chosen;
}

async function namesOf(whole: Ctx, threadId: string, chosen: readonly SeenMail[]): Promise<Moved> {
  const hashes = chosen.map((mail) => mail.messageIdHash);
  return { messages: chosen.map((mail) => mail.id), thread_message_ids: await keysThere(whole, threadId, hashes) };
}

async function linksGoingAlong(
  whole: Ctx,
  { threadId, links }: { threadId: string; links: LinkRow[] },
): Promise<LinkRow[]> {
  const evidence = await findEvidence(whole, await peopleOf(whole, { threadId }), null);
  const speaking = new Set(evidence.filter(({ tier }) => tier < 9).map(({ customerId }) => customerId));
  const concerned = links.filter((link) => speaking.has(link.customerId));
  return concerned.length > 0 ? concerned : links;
}
